import type { PackageView } from '@boardwright/api/schemas/package-index';

/** @returns what a package needs that neither the board nor the choice so far has, as a sentence; null when nothing */
export function lackWords(found: Pick<PackageView, 'lacks'>, chosen: readonly string[]): string | null {
  const lacks = found.lacks.filter(({ choose }) => choose === null || !chosen.includes(choose));
  const onBoard = lacks.filter(({ kind }) => kind === 'board');
  const words = (onBoard.length > 0 ? onBoard : lacks).map((lack) => lack.words);
  if (words.length === 0) return null;
  const list = words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return onBoard.length > 0 ? `This board can't have it: it needs ${list}.` : `Needs ${list} as well.`;
}
