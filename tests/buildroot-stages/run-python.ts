import { runStagePython } from '../run-stage-python.ts';

/** Runs Python with the modules of the Buildroot stages; see runStagePython. */
export function runPython(program: string, given: unknown): unknown {
  return runStagePython('buildroot-builder', program, given);
}
