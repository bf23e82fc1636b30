import type { StageFact } from '@boardwright/engines/plan';
import { type BuildRun, changeStage } from './build-run.ts';

/** A page shows a handful of facts; more is a mistake of the stage, and would be read again with every look at the build. */
const MAX_JSON_CHARS = 32_768;

export interface FactWriter {
  readonly record: (fact: StageFact) => void;
  /** Resolves when everything recorded is written. */
  readonly close: () => Promise<void>;
}

/** Writes what a stage found out about itself to its row. The last value of a name counts. */
export function createFactWriter(run: BuildRun, stage: string): FactWriter {
  let facts: Readonly<Record<string, unknown>> = {};
  let writing: Promise<void> = Promise.resolve();
  return {
    record({ name, value }) {
      const next = { ...facts, [name]: value };
      if (JSON.stringify(next).length > MAX_JSON_CHARS) {
        run.deps.logger.warn(
          { buildId: run.build.id, stage, name },
          'a fact of a stage is too long and left out',
        );
        return;
      }
      facts = next;
      writing = writing.then(() =>
        // Facts are a courtesy: a database that is away for a moment must not fail the stage.
        changeStage(run, stage, { facts: next }).catch((thrown: unknown) => {
          run.deps.logger.warn(
            { err: thrown, buildId: run.build.id, stage },
            'facts of a stage were not written',
          );
        }),
      );
    },
    close: () => writing,
  };
}
