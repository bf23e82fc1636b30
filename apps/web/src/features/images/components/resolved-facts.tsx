import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { resolvedRows } from '../resolved-rows.ts';

/** The resolved spec, group by group; every value says which choice set it. */
export function ResolvedFacts({ resolved }: { readonly resolved: ResolvedImage }): ReactElement {
  return (
    <div className="border-t">
      {resolvedRows(resolved).map((group, index) => (
        <details key={group.title} open={index < 4} className="group border-b">
          <summary className="flex h-9 items-center gap-2 text-sm">
            <ChevronRight
              className="size-3.5 text-ink-3 transition-transform group-open:rotate-90"
              aria-hidden
            />
            <span className="font-medium">{group.title}</span>
            <span className="tabular text-ink-3 text-xs">{group.rows.length}</span>
          </summary>
          <dl className="pb-2">
            {group.rows.map((row) => (
              <div
                key={`${row.label}/${row.value}`}
                className="grid grid-cols-[6.5rem_1fr] gap-x-3 py-1 pl-5.5 text-xs"
              >
                <dt className="text-ink-3">{row.label}</dt>
                <dd className="min-w-0">
                  <span className="font-mono [overflow-wrap:anywhere]">{row.value}</span>
                  <span className="block text-ink-2">{row.because}</span>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </div>
  );
}
