'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { queueWords } from '#components/shell/queue-words.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { queueQuery } from '#features/account/account-queries.ts';

/** Can I build now? At the foot of the rail; on tablets only the mark, with the words for screen readers and on hover. */
export function QueueHealth(): ReactElement {
  const queue = useQuery(queueQuery);
  if (!queue.data) {
    return (
      <div className="border-t p-4">
        {queue.isError ? (
          <p className="flex items-center gap-2.5 text-ink-2 text-xs">
            <StateMark state="attention" />
            <span className="max-xl:sr-only">Queue state unknown</span>
          </p>
        ) : (
          <Skeleton className="h-8 w-full" />
        )}
      </div>
    );
  }
  const words = queueWords(queue.data);
  return (
    <section
      aria-label="Queue"
      title={`${words.headline}. ${words.detail}.`}
      className="flex gap-2.5 border-t p-4 max-xl:justify-center"
    >
      <StateMark state={words.state} className="mt-px" />
      <div className="text-xs max-xl:sr-only">
        <p className="text-ink">{words.headline}</p>
        <p className="text-ink-2">{words.detail}</p>
      </div>
    </section>
  );
}
