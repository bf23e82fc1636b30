import type { BuildView } from '@boardwright/api/schemas/build';
import { createLogUpdate } from 'log-update';
import { buildChanges, buildPicture, progressLine } from './build-progress.ts';
import type { Output } from './output.ts';

const REDRAW_EVERY_MS = 500;
const SAY_EVERY_MS = 10_000;

/** Shows a build while it runs: redrawn in place on a terminal, a line for each change elsewhere. */
export interface BuildDisplay {
  readonly show: (build: BuildView) => void;
  /** Leaves the last picture standing; nothing is drawn after it. */
  readonly end: () => void;
}

/** A line for each change, and one now and then that says how far it is. */
function createPlainDisplay(output: Output): BuildDisplay {
  let before: BuildView | undefined;
  let saidAt = performance.now();
  return {
    show: (build) => {
      const lines = buildChanges(before, build, Date.now());
      before = build;
      if (lines.length === 0 && performance.now() - saidAt > SAY_EVERY_MS)
        lines.push(progressLine(build, Date.now()) ?? '');
      for (const line of lines.filter((text) => text !== '')) {
        output.line(`  ${line}`);
        saidAt = performance.now();
      }
    },
    end: () => undefined,
  };
}

/** Makes the display fitting the output. */
export function createBuildDisplay(output: Output): BuildDisplay {
  if (!output.interactive) return createPlainDisplay(output);
  const update = createLogUpdate(output.stderr as NodeJS.WriteStream);
  let current: BuildView | undefined;
  const draw = (): void => {
    if (current !== undefined) update(buildPicture(current, Date.now(), output).join('\n'));
  };
  const timer = setInterval(draw, REDRAW_EVERY_MS);
  return {
    show: (build) => {
      current = build;
      draw();
    },
    end: () => {
      clearInterval(timer);
      draw();
      update.done();
    },
  };
}
