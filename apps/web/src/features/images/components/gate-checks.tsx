import type { ReactElement } from 'react';
import { type MarkState, StateMark } from '#components/ui/state-mark.tsx';
import type { ImageEvidence } from '../image-evidence.ts';

const OUTCOMES: Record<ImageEvidence['gate'][number]['outcome'], { mark: MarkState; word: string }> = {
  pass: { mark: 'ok', word: 'Passed' },
  fail: { mark: 'failed', word: 'Failed' },
  'not-run': { mark: 'waiting', word: 'Not run' },
};

/** Checks every image must pass before it counts as ready, each with its proof. */
export function GateChecks({ evidence }: { readonly evidence: ImageEvidence }): ReactElement {
  return (
    <ul aria-label="Checks" className="max-w-4xl border-t">
      {evidence.gate.map((check) => {
        const outcome = OUTCOMES[check.outcome];
        return (
          <li
            key={check.id}
            className="grid grid-cols-[1.25rem_1fr] gap-x-2.5 border-b py-3 sm:grid-cols-[1.25rem_5rem_1fr]"
          >
            <StateMark state={outcome.mark} className="mt-0.5" />
            <span className="text-ink-2 text-sm max-sm:hidden">{outcome.word}</span>
            <div className="min-w-0">
              <p className="font-medium text-sm">
                <span className="sm:hidden">{outcome.word}: </span>
                {check.title}
              </p>
              <p className="mt-0.5 text-ink-2 text-sm [overflow-wrap:anywhere]">{check.detail}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
