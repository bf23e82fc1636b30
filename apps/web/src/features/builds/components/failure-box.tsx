'use client';
import type { BuildDetail } from '@boardwright/api/schemas/build';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { RetryButton } from './retry-button.tsx';

/** Why it failed, the line that says so, and what to do. */
export function FailureBox(props: {
  readonly build: BuildDetail;
  readonly failure: NonNullable<BuildDetail['failure']>;
  readonly onOpenLine: (n: number) => void;
}): ReactElement {
  const { failure } = props;
  const stage = props.build.stages.find((candidate) => candidate.id === failure.stage);
  return (
    <section aria-label="Why the build failed" className="rounded-md border border-fail/40 bg-fail-soft p-4">
      <div className="flex gap-3">
        <StateMark state="failed" className="mt-1" />
        <div className="min-w-0 flex-1">
          <p className="text-balance font-medium text-md">{failure.message}</p>
          {failure.errorLine ? (
            <pre className="mt-2.5 max-h-40 overflow-auto whitespace-pre-wrap rounded-sm border border-fail/25 bg-log px-3 py-2 font-mono text-xs [overflow-wrap:anywhere]">
              {failure.errorLine}
            </pre>
          ) : null}
          <p className="mt-2.5 text-sm">{failure.advice}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-2 text-ink-2 text-xs">
            <RetryButton build={props.build} size="sm" />
            {failure.lineNumber === undefined ? null : (
              <Button size="sm" onClick={() => props.onOpenLine(failure.lineNumber ?? 1)}>
                Open at line {failure.lineNumber.toLocaleString('en')}
              </Button>
            )}
            <span className="ml-2">
              Stage {stage?.title ?? failure.stage}
              {failure.component ? `, ${failure.component}` : ''}
            </span>
            <span className="ml-2 font-mono">{failure.code}</span>
          </div>
        </div>
      </div>
    </section>
  );
}
