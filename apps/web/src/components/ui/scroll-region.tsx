import type { ReactElement, ReactNode } from 'react';
import { cn } from '#lib/class-names.ts';

/** Content that may be wider or higher than its place, and can be scrolled by keyboard. */
export function ScrollRegion(props: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className={cn('overflow-auto', props.className)}
    >
      {props.children}
    </section>
  );
}
