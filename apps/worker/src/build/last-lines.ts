import type { FailedStage } from '@boardwright/engines/plan';

type Line = FailedStage['lines'][number];

export interface LastLines {
  readonly add: (line: Line) => void;
  /** The last lines, oldest first. */
  readonly read: () => readonly Line[];
  /** Lines held now; never more than twice the limit, however many were added. */
  readonly held: () => number;
}

/** Keeps the last lines of an output that may be endless. */
export function keepLastLines(limit: number): LastLines {
  let lines: Line[] = [];
  return {
    add(line) {
      lines.push(line);
      // Not at every line: moving them all along each time would cost more than the room.
      if (lines.length > 2 * limit) lines = lines.slice(-limit);
    },
    read: () => lines.slice(-limit),
    held: () => lines.length,
  };
}
