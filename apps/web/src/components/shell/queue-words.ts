import type { QueueView } from '@boardwright/api/schemas/queue';
import type { MarkState } from '#components/ui/state-mark.tsx';
import { durationRange } from '#lib/times.ts';

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** The state of the queue in two short lines. */
export function queueWords(queue: QueueView): { state: MarkState; headline: string; detail: string } {
  if (queue.workersAlive === 0) {
    return {
      state: 'attention',
      headline: 'No worker is running',
      detail:
        queue.waiting === 0 ? 'Builds wait until one starts' : `${queue.waiting} waiting until one starts`,
    };
  }
  const headline = `${plural(queue.workersAlive, 'worker')}, ${queue.running} of ${queue.slots} busy`;
  const waiting = queue.waiting === 0 ? 'Nothing waiting' : `${queue.waiting} waiting`;
  if (queue.usuallyStartsInMs === null) return { state: 'ok', headline, detail: waiting };
  const starts =
    queue.usuallyStartsInMs < 5000
      ? 'starts at once'
      : `usually starts in ${durationRange(queue.usuallyStartsInMs, queue.usuallyStartsInMs)}`;
  return { state: queue.waiting > 0 ? 'running' : 'ok', headline, detail: `${waiting}; ${starts}` };
}
