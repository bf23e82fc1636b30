import type { DeliveryDetail } from '@boardwright/api/schemas/webhook';
import type { ReactElement } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { roughDuration } from '#lib/times.ts';
import { deliveryStanding, eventLabel } from '../webhook-words.ts';

function Text(props: { readonly label: string; readonly text: string }): ReactElement {
  return (
    <ScrollRegion label={props.label} className="mt-1 max-h-56 rounded-md border bg-log p-3">
      <pre className="font-mono text-xs">{props.text}</pre>
    </ScrollRegion>
  );
}

/** What a message says, where it went and how each attempt ended. */
export function DeliveryFacts({ delivery }: { readonly delivery: DeliveryDetail }): ReactElement {
  const standing = deliveryStanding(delivery);
  const attempts = [...delivery.attempts].reverse();
  return (
    <div className="mt-3 space-y-4 text-sm">
      <p role="status" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
        <span className="inline-flex items-center gap-1.5 font-medium text-ink">
          <StateMark state={standing.mark} />
          {standing.word}
        </span>
        <span>{eventLabel(delivery.event)}</span>
        {delivery.nextAttemptAt && delivery.tries > 0 ? (
          <span>next attempt {new Date(delivery.nextAttemptAt).toLocaleTimeString()}</span>
        ) : null}
      </p>
      <div>
        <h3 className="mb-1 font-medium">webhook-id</h3>
        <CommandLine command={delivery.id} label="Copy the id" />
      </div>
      <section aria-labelledby="attempts-of-message">
        <h3 id="attempts-of-message" className="font-medium">
          Attempts
        </h3>
        {attempts.length === 0 ? (
          <p className="text-ink-2">None yet.</p>
        ) : (
          <ol className="mt-1 border-y">
            {attempts.map((attempt) => (
              <li key={attempt.at} className="border-b py-2 last:border-b-0">
                <p className="flex flex-wrap justify-between gap-x-4">
                  <span className={attempt.error === null ? '' : 'text-fail'}>
                    {attempt.error ?? `The receiver answered ${attempt.status}.`}
                  </span>
                  <span className="text-ink-2 text-xs leading-5">
                    <TimeAgo iso={attempt.at} />, took {roughDuration(attempt.durationMs)}
                  </span>
                </p>
                {attempt.response ? <Text label="Its answer" text={attempt.response} /> : null}
              </li>
            ))}
          </ol>
        )}
      </section>
      <div>
        <h3 className="font-medium">What it says</h3>
        <Text label="What it says" text={JSON.stringify(delivery.payload, null, 2)} />
      </div>
    </div>
  );
}
