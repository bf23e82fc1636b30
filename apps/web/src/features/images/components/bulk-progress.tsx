'use client';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { ProgressBar } from '#features/builds/components/progress-bar.tsx';
import type { BulkAction, BulkRun } from '../use-bulk-action.ts';

const WORDS: Readonly<Record<BulkAction, { readonly doing: string; readonly did: string }>> = {
  pin: { doing: 'Pinning', did: 'pinned' },
  unpin: { doing: 'Unpinning', did: 'unpinned' },
  delete: { doing: 'Deleting', did: 'deleted' },
};

/** How far it is; then what became of it, and why each that failed did. Stays until dismissed. */
export function BulkProgress(props: {
  readonly run: BulkRun;
  readonly onStop: () => void;
  readonly onDismiss: () => void;
}): ReactElement {
  const { run } = props;
  const { doing, did } = WORDS[run.action];
  const well = run.done - run.failures.length;
  const failed = run.failures.length > 0;
  return (
    <div>
      <div className="flex items-center gap-2">
        <StateMark state={run.running ? 'running' : failed ? 'attention' : 'ok'} />
        <p role="status" className="tabular min-w-0 flex-1 text-sm">
          {run.running
            ? `${doing} ${Math.min(run.done + 1, run.total)} of ${run.total}`
            : `${well} of ${run.total} ${did}${failed ? `, ${run.failures.length} failed` : ''}`}
        </p>
        {run.running ? (
          <Button size="sm" onClick={props.onStop}>
            Stop
          </Button>
        ) : (
          <Button size="iconSm" variant="ghost" aria-label="Close" onClick={props.onDismiss}>
            <X className="size-4" aria-hidden />
          </Button>
        )}
      </div>
      {run.running ? <ProgressBar share={run.done / run.total} label={doing} className="mt-2" /> : null}
      {failed ? (
        <ul aria-label="What failed" className="mt-2 max-h-40 overflow-y-auto border-t pt-2 text-xs">
          {run.failures.map(({ image, message }) => (
            <li key={image.id} className="py-0.5">
              <span className="font-medium">{image.name}</span> <span className="text-ink-2">{message}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
