import type { RenderedFile } from '@boardwright/engines/plan';
import { diffTexts } from '@boardwright/evidence/compare-texts';
import type { TextChange } from '../schemas/recipe-diff.ts';

const TOO_DIFFERENT = 'The two have too little in common to be compared line by line.';

interface Pair {
  readonly from: RenderedFile | undefined;
  readonly to: RenderedFile | undefined;
}

/** Compares two texts, of which null stands for "there is none". */
export function textChange(
  path: string,
  texts: { readonly from: string | null; readonly to: string | null },
  contextLines: number,
): TextChange {
  const change = texts.from === null ? 'added' : texts.to === null ? 'removed' : 'changed';
  const difference = diffTexts(path, texts, { contextLines });
  return difference === null
    ? { change, path, linesAdded: 0, linesRemoved: 0, patch: null, note: TOO_DIFFERENT }
    : { change, path, ...difference, note: null };
}

function modeNote({ from, to }: Pair): string | null {
  const [old, now] = [from?.mode ?? 0o644, to?.mode ?? 0o644];
  if (from === undefined || to === undefined || old === now) return null;
  return `Its mode changed from ${old.toString(8)} to ${now.toString(8)}.`;
}

/**
 * Compares what an engine is given for two specs, file by file.
 *
 * @returns changed files by path, and how many are equal
 * @invariant pure
 */
export function diffTrees(
  from: readonly RenderedFile[],
  to: readonly RenderedFile[],
): { readonly changed: TextChange[]; readonly unchanged: number } {
  const [before, after] = [from, to].map((files) => new Map(files.map((file) => [file.path, file])));
  const paths = [...new Set([...from, ...to].map(({ path }) => path))].sort();
  const changed = paths.flatMap((path): TextChange[] => {
    const pair = { from: before?.get(path), to: after?.get(path) };
    const note = modeNote(pair);
    if (pair.from?.content === pair.to?.content && note === null) return [];
    const texts = { from: pair.from?.content ?? null, to: pair.to?.content ?? null };
    const change = textChange(path, texts, 3);
    return [{ ...change, note: change.note ?? note }];
  });
  return { changed, unchanged: paths.length - changed.length };
}
