import { AppError } from '@boardwright/core/app-error';

/** A guess, since nobody knows how long the work before takes. */
const RETRY_AFTER_SECONDS = 5;

function refusal(busy: string): AppError {
  return new AppError('RATE_LIMITED', `${busy} Try again in ${RETRY_AFTER_SECONDS} s.`, {
    details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
  });
}

interface Limits {
  /** Done at once in this process. */
  readonly running: number;
  /** Waiting for a place, everybody's together. */
  readonly waiting: number;
  /** Running and waiting of one key, so that one team does not take every place. */
  readonly perKey: number;
}

interface Wanted<T> {
  /** Whose the work is. */
  readonly key: string;
  /** Sentence of the refusal: what is going on already. */
  readonly busy: string;
  /** Aborted when nobody waits for the answer any more; work that has not begun is left undone then. */
  readonly signal: AbortSignal;
  readonly work: () => Promise<T>;
}

export interface Turns {
  /** @throws AppError RATE_LIMITED, with `retryAfterSeconds`, when too much waits already or the caller has left */
  readonly run: <T>(wanted: Wanted<T>) => Promise<T>;
}

/**
 * Lets costly work of a process go on a few pieces at a time, in the order it was asked for.
 *
 * @invariant what is refused has done nothing; what is over, however it ended, makes room
 */
export function createTurns({ running, waiting, perKey }: Limits): Turns {
  const queue: (() => void)[] = [];
  const ofKey = new Map<string, number>();
  let active = 0;

  /** Resolves to whether there is a place; false: the caller has left. */
  function place(signal: AbortSignal): Promise<boolean> {
    if (active < running) {
      active += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        active += 1;
        resolve(true);
      };
      const leave = (): void => {
        queue.splice(queue.indexOf(start), 1);
        resolve(false);
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(start);
    });
  }

  return {
    run: async ({ key, busy, signal, work }) => {
      const own = ofKey.get(key) ?? 0;
      const isFull = active >= running && queue.length >= waiting;
      if (isFull || own >= perKey || signal.aborted) throw refusal(busy);
      ofKey.set(key, own + 1);
      try {
        if (!(await place(signal))) throw refusal(busy);
        try {
          return await work();
        } finally {
          active -= 1;
          queue.shift()?.();
        }
      } finally {
        const left = (ofKey.get(key) ?? 1) - 1;
        if (left === 0) ofKey.delete(key);
        else ofKey.set(key, left);
      }
    },
  };
}
