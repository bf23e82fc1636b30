import type { Logger } from '@boardwright/core/logger';

interface Chore {
  /** Resolves when a run in progress is over; no further one starts. */
  readonly stop: () => Promise<void>;
}

/** Runs a chore now and then every `everyMs`, never twice at once. A failure is logged and tried again next time. */
export function repeat(everyMs: number, logger: Logger, name: string, work: () => Promise<void>): Chore {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    try {
      await work();
    } catch (err) {
      logger.warn({ err, chore: name }, 'chore failed');
    }
    if (stopped) return;
    timer = setTimeout(() => {
      current = run();
    }, everyMs);
  }

  let current = run();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
