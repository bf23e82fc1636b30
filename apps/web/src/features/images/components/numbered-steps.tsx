import type { ReactElement, ReactNode } from 'react';

export interface NumberedStep {
  readonly key: string;
  readonly content: ReactNode;
}

/** Steps in the order they are done. */
export function NumberedSteps(props: {
  readonly steps: readonly NumberedStep[];
  readonly label?: string;
}): ReactElement {
  return (
    <ol aria-label={props.label} className="mt-3 space-y-3">
      {props.steps.map(({ key, content }, index) => (
        <li key={key} className="flex gap-3 text-sm">
          <span
            aria-hidden
            className="tabular mt-px flex size-5 shrink-0 items-center justify-center rounded-full border border-line-strong/60 text-2xs text-ink-2"
          >
            {index + 1}
          </span>
          <div className="min-w-0 flex-1">{content}</div>
        </li>
      ))}
    </ol>
  );
}
