import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

export interface TextDifference {
  /** Unified diff, as `patch` and `git apply` take it; empty when the texts are equal. */
  readonly patch: string;
  readonly linesAdded: number;
  readonly linesRemoved: number;
}

interface TextPair {
  /** Null: there is no such file. */
  readonly from: string | null;
  readonly to: string | null;
}

interface DiffLimits {
  /** Lines shown around a change; Infinity shows all. */
  readonly contextLines: number;
  /** Lines that may differ before it is given up: time and memory grow with their square. */
  readonly mostEdits: number;
}

const USUAL: DiffLimits = { contextLines: 3, mostEdits: 4000 };

/**
 * Unified diff of two versions of a text file.
 *
 * @param path - named in the header, with `a/` and `b/` before it as git does
 * @returns null when the texts are too different to compare line by line
 */
export function diffTexts(
  path: string,
  texts: TextPair,
  limits: Partial<DiffLimits> = {},
): TextDifference | null {
  const { contextLines, mostEdits } = { ...USUAL, ...limits };
  if (texts.from === texts.to) return { patch: '', linesAdded: 0, linesRemoved: 0 };
  const patch = structuredPatch(
    texts.from === null ? '/dev/null' : `a/${path}`,
    texts.to === null ? '/dev/null' : `b/${path}`,
    texts.from ?? '',
    texts.to ?? '',
    undefined,
    undefined,
    { context: contextLines, maxEditLength: mostEdits },
  );
  if (patch === undefined) return null;
  const lines = patch.hunks.flatMap((hunk) => hunk.lines);
  return {
    patch: formatPatch(patch, FILE_HEADERS_ONLY),
    linesAdded: lines.filter((line) => line.startsWith('+')).length,
    linesRemoved: lines.filter((line) => line.startsWith('-')).length,
  };
}
