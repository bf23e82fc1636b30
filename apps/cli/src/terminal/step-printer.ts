import { formatDurationMs } from '@boardwright/core/units';
import type { Output } from './output.ts';
import { padRight } from './table.ts';

const TITLE_WIDTH = 20;
const NOTE_WIDTH = 48;

/** Runs named steps and prints one aligned line for each: what was done and how long it took. */
export interface StepPrinter {
  /** `work` returns the note for the line, for example `already running`. Errors are printed as `failed` and thrown on. */
  readonly run: (title: string, work: () => Promise<string>) => Promise<void>;
}

/** The finished line of a step. */
export function stepLine(title: string, note: string, durationMs: number): string {
  return `  ${padRight(title, TITLE_WIDTH)}  ${padRight(note, NOTE_WIDTH)}  ${formatDurationMs(durationMs)}`;
}

/** @param quiet - print nothing but failures */
export function createStepPrinter(output: Output, quiet = false): StepPrinter {
  return {
    run: async (title, work) => {
      const startedAt = performance.now();
      if (output.interactive && !quiet)
        output.raw(`  ${padRight(title, TITLE_WIDTH)}  ${output.faint('...')}`);
      const rewind = output.interactive && !quiet ? '\r\u001b[2K' : '';
      try {
        const note = await work();
        if (!quiet) output.line(rewind + stepLine(title, note, performance.now() - startedAt));
      } catch (error) {
        output.line(rewind + stepLine(title, output.bad('failed'), performance.now() - startedAt));
        throw error;
      }
    },
  };
}
