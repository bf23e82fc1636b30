import { readMedianWaitMs, readQueueFacts } from '@boardwright/db/queue-repository';
import { type ApiDeps, timeOf } from '../deps.ts';
import { timedCache } from '../eta/timed-cache.ts';
import type { QueueView } from '../schemas/queue.ts';

const rememberWait = timedCache<number | null>(20_000);

/** The state of the queue, and how long a build submitted now usually waits. */
export async function readQueue(deps: ApiDeps): Promise<QueueView> {
  const [facts, medianWaitMs] = await Promise.all([
    readQueueFacts(deps.db, timeOf(deps)),
    rememberWait('', () => readMedianWaitMs(deps.db)),
  ]);
  const hasFreeSlot = facts.waiting === 0 && facts.running < facts.slots;
  let usuallyStartsInMs: number | null = medianWaitMs === null ? null : Math.round(medianWaitMs);
  if (facts.workersAlive === 0) usuallyStartsInMs = null;
  else if (hasFreeSlot) usuallyStartsInMs = Math.min(usuallyStartsInMs ?? 1000, 1000);
  return {
    waiting: facts.waiting,
    running: facts.running,
    workersAlive: facts.workersAlive,
    slots: facts.slots,
    usuallyStartsInMs,
  };
}
