import type { ReactElement, ReactNode } from 'react';

/** Nothing here yet: what would be, and the one thing to do. */
export function EmptyState(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** True where this is all there is on the page. */
  readonly wholePage?: boolean;
  readonly drawing?: ReactNode;
}): ReactElement {
  const Heading = props.wholePage ? 'h1' : 'h2';
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      {props.drawing ? <div className="mb-5 text-ink-3">{props.drawing}</div> : null}
      <Heading className="font-medium text-lg">{props.title}</Heading>
      <p className="mt-1.5 max-w-md text-ink-2 text-sm">{props.children}</p>
      {props.action ? <div className="mt-5">{props.action}</div> : null}
    </div>
  );
}
