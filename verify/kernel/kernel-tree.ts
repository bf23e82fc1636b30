import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BoardArch } from '@boardwright/catalog/arch';

const run = promisify(execFile);
const BUFFER = { maxBuffer: 1 << 26 };

/** ARCH of the kernel's make, by the catalog's architecture. */
const KERNEL_ARCH: Readonly<Record<BoardArch, string>> = {
  x86_64: 'x86_64',
  aarch64: 'arm64',
  arm: 'arm',
  riscv64: 'riscv',
};

/** A kernel source tree whose own Kconfig is asked. The tree is only read. */
export interface KernelTree {
  readonly version: string;
  /** Text of a named configuration of an architecture, completed; `defconfig` is the architecture's own. */
  readonly defconfig: (arch: BoardArch, name: string) => Promise<string>;
  /** Whether the tree has a configuration of that name. */
  readonly has: (arch: BoardArch, name: string) => Promise<boolean>;
  /**
   * Merges fragments over a configuration with the kernel's merge_config.sh and completes it with its olddefconfig.
   *
   * @param hand - which of the working directories to use; two calls at a time must not share one
   * @returns symbol without `CONFIG_` -> text right of `=`; what is not set is absent
   */
  readonly complete: (
    arch: BoardArch,
    base: string,
    fragments: readonly string[],
    hand: number,
  ) => Promise<ReadonlyMap<string, string>>;
}

function parse(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^CONFIG_(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

async function versionOf(tree: string): Promise<string> {
  const makefile = await readFile(join(tree, 'Makefile'), 'utf8');
  return ['VERSION', 'PATCHLEVEL', 'SUBLEVEL']
    .map((key) => new RegExp(`^${key} = (\\d+)$`, 'm').exec(makefile)?.[1] ?? '0')
    .join('.');
}

/**
 * Opens a kernel source tree.
 *
 * @param tree - unpacked source, absolute
 * @param work - empty directory, absolute
 */
export async function openKernelTree(tree: string, work: string): Promise<KernelTree> {
  const configPath = (arch: BoardArch, name: string): string => {
    const folder = arch === 'x86_64' ? 'x86' : KERNEL_ARCH[arch];
    return join(tree, 'arch', folder, 'configs', name);
  };
  async function make(arch: BoardArch, output: string, goal: string): Promise<void> {
    await mkdir(output, { recursive: true });
    // Without a cross compiler, so what depends on it is judged by the host's.
    await run('make', ['-s', '-C', tree, `ARCH=${KERNEL_ARCH[arch]}`, `O=${output}`, goal], BUFFER);
  }
  return {
    version: await versionOf(tree),
    async defconfig(arch, name) {
      const output = join(work, 'defconfigs', arch);
      await make(arch, output, name);
      return readFile(join(output, '.config'), 'utf8');
    },
    has: (arch, name) =>
      readFile(configPath(arch, name)).then(
        () => true,
        () => false,
      ),
    async complete(arch, base, fragments, hand) {
      const output = join(work, 'runs', `${arch}-${hand}`);
      await mkdir(output, { recursive: true });
      const files = [base, ...fragments].map((text, index) => ({
        path: join(output, `part-${index}`),
        text,
      }));
      for (const { path, text } of files) await writeFile(path, text);
      const merge = join(tree, 'scripts/kconfig/merge_config.sh');
      const paths = files.map(({ path }) => path);
      await run(merge, ['-m', '-O', output, ...paths], { ...BUFFER, cwd: output });
      await make(arch, output, 'olddefconfig');
      return parse(await readFile(join(output, '.config'), 'utf8'));
    },
  };
}
