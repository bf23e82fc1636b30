import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoardArch } from '@boardwright/catalog/arch';
import type { BuildrootBoard } from '@boardwright/catalog/buildroot-board';
import type { KernelTree } from './kernel-tree.ts';

/** The kernel configuration a board's defconfig of Buildroot starts from. Boards with the same one share it. */
export interface BoardBase {
  readonly arch: BoardArch;
  /** What a person is told, for example `arm64 defconfig`. */
  readonly title: string;
  readonly config: string;
  /** Fragments of the board's own, merged before ours. */
  readonly fragments: readonly string[];
}

function symbol(defconfig: string, name: string): string {
  return new RegExp(`^BR2_LINUX_KERNEL_${name}="(.*)"$`, 'm').exec(defconfig)?.[1] ?? '';
}

/**
 * Finds where a board's kernel configuration starts.
 *
 * @param buildroot - Buildroot checkout that has the board
 * @returns the base; `title` says so where the board's vendor kernel has a configuration this tree lacks
 */
export async function boardBase(
  kernel: KernelTree,
  buildroot: string,
  arch: BoardArch,
  { defconfig }: BuildrootBoard,
): Promise<BoardBase> {
  const text = await readFile(join(buildroot, `configs/${defconfig}_defconfig`), 'utf8');
  const custom = symbol(text, 'CUSTOM_CONFIG_FILE');
  const paths = symbol(text, 'CONFIG_FRAGMENT_FILES').split(' ').filter(Boolean);
  const fragments = await Promise.all(paths.map((path) => readFile(join(buildroot, path), 'utf8')));
  const also = paths.length === 0 ? '' : ` + ${paths.join(' + ')}`;
  if (custom !== '') {
    const config = await readFile(join(buildroot, custom), 'utf8');
    return { arch, title: `${custom}${also}`, config, fragments };
  }
  const stem = symbol(text, 'DEFCONFIG');
  const named = `${stem}_defconfig`;
  const known = stem !== '' && (await kernel.has(arch, named));
  const name = known ? named : 'defconfig';
  const config = await kernel.defconfig(arch, name);
  const instead = stem !== '' && !known ? ` (this tree lacks the vendor's ${named})` : '';
  return { arch, title: `${arch} ${name}${instead}${also}`, config, fragments };
}
