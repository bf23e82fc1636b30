import { BOARDS } from '@boardwright/catalog/boards';
import type { BuildrootRelease } from '@boardwright/catalog/buildroot-board';
import type { ResolvedKernelLine } from '@boardwright/catalog/resolved-image';
import { combinationsOf } from '../combinations.ts';
import { type BoardBase, boardBase } from './board-base.ts';
import type { KernelTree } from './kernel-tree.ts';
import { resolverWithKernel } from './with-kernel.ts';

/** Newest first: a board's facts are those of the newest release that has it. */
const RELEASES: readonly BuildrootRelease[] = ['2026.05', '2026.02'];

/** Lines that go together over one base. */
export interface LineSet {
  readonly preemption: string;
  readonly lines: readonly ResolvedKernelLine[];
  /** First combination that has them, for example `rt, docker`. */
  readonly example: string;
}

export interface BaseSets {
  readonly base: BoardBase;
  readonly boards: string[];
  readonly sets: LineSet[];
}

/**
 * Every line with every preemption model it occurs with, in the largest sets that have it, where lines could exclude each
 * other; and what each unit asks for in the smallest set that has it, where a line could live on another unit's.
 */
function fewest(sets: readonly LineSet[]): LineSet[] {
  const kept = new Set<LineSet>();
  const small = sets.toSorted((a, b) => a.lines.length - b.lines.length);
  const alone = new Set<string>();
  for (const set of small) {
    const fresh = set.lines.map(({ unit }) => unit).filter((unit) => !alone.has(unit));
    if (fresh.length > 0) kept.add(set);
    for (const unit of fresh) alone.add(unit);
  }
  const pairs = ({ lines, preemption }: LineSet): string[] =>
    lines.map(({ line }) => `${preemption} ${line}`);
  const open = new Set(sets.flatMap(pairs));
  while (open.size > 0) {
    const gains = sets.map((set) => pairs(set).filter((pair) => open.has(pair)).length);
    const best = sets[gains.indexOf(Math.max(...gains))];
    if (best === undefined) break;
    kept.add(best);
    for (const pair of pairs(best)) open.delete(pair);
  }
  return [...kept];
}

/**
 * What the engine writes into kernel fragments: lines of every pair of choices of every board, in few sets.
 *
 * @returns line sets by base, with the boards that start from it
 */
export async function lineSets(
  kernel: KernelTree,
  buildroot: string,
  boards: readonly string[],
): Promise<readonly BaseSets[]> {
  const bases = new Map<string, BaseSets>();
  for (const id of boards) {
    const board = BOARDS.get(id);
    const facts = board?.engines.buildroot;
    if (board === undefined || facts === undefined) continue;
    const release = RELEASES.find((one) => facts.releases[one] !== undefined);
    if (release === undefined) continue;
    const base = await boardBase(kernel, buildroot, board.arch, facts);
    const entry: BaseSets = bases.get(base.title) ?? { base, boards: [], sets: [] };
    bases.set(base.title, entry);
    entry.boards.push(id);
    const { chosen } = combinationsOf(
      id,
      { kind: 'buildroot', release },
      resolverWithKernel(board, kernel.version),
    );
    for (const { image, names } of chosen) {
      entry.sets.push({
        preemption: image.kernel.preemption,
        lines: image.buildroot?.kernelLines ?? [],
        example: `${id}: ${names.join(', ')}`,
      });
    }
  }
  return [...bases.values()].map((entry) => ({ ...entry, sets: fewest(entry.sets) }));
}
