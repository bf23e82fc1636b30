import { ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

/** What few people change, out of the way until wanted. */
export function More(props: { readonly open?: boolean; readonly children: ReactNode }): ReactElement {
  return (
    <details open={props.open} className="group mt-4">
      <summary className="inline-flex h-7 items-center gap-1.5 rounded-sm text-ink-2 text-sm hover:text-ink">
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden />
        More
      </summary>
      <div className="mt-2 space-y-5 border-l pl-4">{props.children}</div>
    </details>
  );
}
