import type { StageProgress } from '@boardwright/engines/plan';
import { type BuildRun, changeStage } from './build-run.ts';

const WRITE_MS = 400;

export interface ProgressWriter {
  readonly report: (progress: StageProgress) => void;
  /** Writes the last state if it was not written yet. */
  readonly close: () => Promise<void>;
}

/** Writes a stage's progress to its row, at most every 400 ms however fast it is reported. */
export function createProgressWriter(run: BuildRun, stage: string): ProgressWriter {
  let latest: StageProgress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    timer = undefined;
    if (latest === undefined) return;
    const { done, total, label } = latest;
    latest = undefined;
    await changeStage(run, stage, {
      progressDone: Math.max(0, Math.round(done)),
      progressTotal: Math.max(0, Math.round(total)),
      progressLabel: label.slice(0, 200),
      // Progress is a courtesy: a database that is away for a moment must not fail the stage.
    }).catch(() => undefined);
  }

  return {
    report(progress) {
      latest = progress;
      timer ??= setTimeout(() => {
        writing = writing.then(write);
      }, WRITE_MS);
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await write();
    },
  };
}
