import type { ReactElement, ReactNode } from 'react';

export function PageHeader(props: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}): ReactElement {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-4 pt-6 pb-4 sm:px-6">
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-tight">{props.title}</h1>
        {props.lead ? <p className="mt-1 max-w-2xl text-ink-2 text-sm">{props.lead}</p> : null}
      </div>
      {props.actions ? <div className="flex flex-wrap items-center gap-2">{props.actions}</div> : null}
    </header>
  );
}
