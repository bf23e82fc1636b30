import type { BoardArch } from '../arch.ts';
import type { Board } from '../board.ts';
import type { Issue } from '../issue.ts';
import { fix, replaceWith } from './draft.ts';

const AT_MOST = 3;
const LEVELS = ['booted', 'built', 'configured'];
/** Words of an id that say the architecture. */
const ARCH_WORDS: readonly (readonly [RegExp, BoardArch])[] = [
  [/x86|amd64|^pc\b/, 'x86_64'],
  [/aarch64|arm64/, 'aarch64'],
  [/riscv/, 'riscv64'],
];

/** `rpi` of `rpi-cm3`, `beagle` of `beagleboard`: boards of one family begin with the same letters. */
function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Lower is likelier: family first, then what was proven furthest with the engine; machines that only exist in QEMU last. */
function rank(board: Board, lost: string, engine: string): readonly number[] {
  const shared = sharedStart(board.id, lost);
  const level = board.status.find((one) => one.engine === engine)?.level;
  return [
    -(shared >= 3 ? shared : 0),
    board.ramMiB.length === 0 ? 1 : 0,
    level === undefined ? LEVELS.length : LEVELS.indexOf(level),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * Adds, to an unknown board that is spelled like no other, the boards that could stand in for it.
 *
 * @param lost - the id nobody knows, and the engine it was to be built with
 * @param takesRest - whether the rest of the spec resolves on that board; asked for the likeliest ones only
 * @returns the same issues; at most three fixes, of the architecture the id names where it names one
 */
export function offerOtherBoards(
  issues: readonly Issue[],
  lost: { readonly board: string; readonly engine: string },
  boards: readonly Board[],
  takesRest: (board: string) => boolean,
): readonly Issue[] {
  const isLost = ({ code, path, fixes }: Issue): boolean =>
    code === 'UNKNOWN_ID' && path === '/board' && fixes.length === 0;
  if (!issues.some(isLost)) return issues;
  const arch = ARCH_WORDS.find(([word]) => word.test(lost.board))?.[1];
  const offered: string[] = [];
  const ranked = boards
    .filter((board) => arch === undefined || board.arch === arch)
    .map((board) => ({ id: board.id, rank: rank(board, lost.board, lost.engine) }))
    .sort((a, b) => compare(a.rank, b.rank));
  for (const { id } of ranked) {
    if (offered.length < AT_MOST && takesRest(id)) offered.push(id);
  }
  const fixes = offered.map((id) => fix(`Use ${id}`, replaceWith('/board', id)));
  return issues.map((issue) => (isLost(issue) ? { ...issue, fixes } : issue));
}
