/** A label that brings its own count: `12 of 38 packages, linux: build`. */
const OWN_COUNT = /^(\d+) of (\d+) ([a-z]+)(?:, (.*))?$/;

export interface ProgressWords {
  /** How much is done, for example `31 of 112` or `12 of 38 packages`; null when nothing is counted. */
  readonly count: string | null;
  /** What is being worked on; may be empty. */
  readonly label: string;
}

/**
 * A stage's progress in words. Where the label has a count of its own, `done` and `total` are shares of time, which say how
 * long the bar is and are no number of anything.
 */
export function progressWords(progress: {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}): ProgressWords {
  const { done, total, label } = progress;
  const own = OWN_COUNT.exec(label);
  const of = (n: number, all: number): string => `${n.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  if (own !== null) return { count: `${of(Number(own[1]), Number(own[2]))} ${own[3]}`, label: own[4] ?? '' };
  return { count: total > 0 ? of(done, total) : null, label };
}
