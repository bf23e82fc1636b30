import type { RenderedFile } from '../plan.ts';

/** A line and why it is there. */
export interface ExplainedLine {
  readonly text: string;
  readonly because?: string | undefined;
}

/** @returns a file of the lines, each with its reason by line number */
export function explainedFile(path: string, lines: readonly ExplainedLine[]): RenderedFile {
  const reasons = lines.flatMap(({ because }, index) =>
    because === undefined ? [] : [[index + 1, because]],
  );
  return {
    path,
    content: lines.map(({ text }) => `${text}\n`).join(''),
    ...(reasons.length === 0 ? {} : { because: Object.fromEntries(reasons) }),
  };
}

/** @returns JSON a person can read and `diff`, keys in the order they are written */
export function jsonFile(path: string, value: unknown): RenderedFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}
