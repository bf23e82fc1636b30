import type { Comparison } from '@boardwright/api/schemas/comparison';
import { formatByteChange } from '@boardwright/core/units';
import { type CompareTab, hasBuildHistory } from './compare-tabs.ts';

export interface PartCount {
  readonly tab: CompareTab;
  readonly title: string;
  /** Null where the part could not be compared, and for parts that have other words. */
  readonly counts: { readonly added: number; readonly removed: number; readonly changed: number } | null;
  readonly words: string;
}

function part(
  tab: CompareTab,
  title: string,
  counts: { added: number; removed: number; changed: number } | null,
): PartCount {
  const isEqual = counts !== null && counts.added + counts.removed + counts.changed === 0;
  return { tab, title, counts: isEqual ? null : counts, words: isEqual ? 'the same' : 'not compared' };
}

function lengths(lists: {
  added: readonly unknown[];
  removed: readonly unknown[];
  changed: readonly unknown[];
}): {
  added: number;
  removed: number;
  changed: number;
} {
  return { added: lists.added.length, removed: lists.removed.length, changed: lists.changed.length };
}

/** How much differs in each part, for the first screen. */
export function partCounts(comparison: Comparison): PartCount[] {
  const { packages, kernelConfig, rootFiles, buildFiles, spec, sizes } = comparison;
  const files = (change: string): number =>
    buildFiles?.files.filter((file) => file.change === change).length ?? 0;
  return [
    part('packages', 'Packages', lengths(packages)),
    part('kernel', 'Kernel symbols', kernelConfig === null ? null : lengths(kernelConfig)),
    part('files', 'Files', rootFiles),
    ...(hasBuildHistory(comparison)
      ? [part('build-history', 'Layers and recipes', comparison.buildHistory)]
      : []),
    part(
      'build-files',
      'Build files',
      buildFiles === null
        ? null
        : { added: files('added'), removed: files('removed'), changed: files('changed') },
    ),
    {
      ...{ tab: 'spec', title: 'Spec lines' },
      counts:
        spec.patch === '' || spec.patch === null
          ? null
          : { added: spec.linesAdded, removed: spec.linesRemoved, changed: 0 },
      words: spec.patch === '' ? 'the same' : 'not compared',
    },
    {
      ...{ tab: 'sizes', title: 'Size of all files', counts: null },
      words: sizes.changedBytes === 0 ? 'the same' : formatByteChange(sizes.toBytes - sizes.fromBytes),
    },
  ];
}
