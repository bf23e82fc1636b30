import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Buildroot's Kconfig, compiled once and then run directly: make would parse all packages each time. */
export interface Kconfig {
  /**
   * Completes a configuration.
   *
   * @param lines - text of a `.config` that need not be complete
   * @returns symbol -> text right of `=`
   */
  readonly complete: (name: string, lines: string) => Promise<ReadonlyMap<string, string>>;
  readonly readDefconfig: (stem: string) => Promise<string>;
  readonly version: string;
}

/** @returns symbols of a configuration; "is not set" counts as absent */
export function parseConfig(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const found = /^(BR2_\w+)=(.*)$/.exec(line);
      return found === null ? [] : [[found[1] ?? '', found[2] ?? '']];
    }),
  );
}

/**
 * Makes Buildroot's Kconfig ready in a directory of its own; the tree is only read.
 *
 * @param tree - Buildroot checkout
 * @param external - BR2_EXTERNAL tree
 * @param work - empty directory, absolute
 */
export async function prepareKconfig(tree: string, external: string, work: string): Promise<Kconfig> {
  await mkdir(work, { recursive: true });
  await run('make', ['-C', tree, `O=${work}`, `BR2_EXTERNAL=${external}`, 'defconfig'], {
    maxBuffer: 1 << 26,
  });
  const conf = join(work, 'build/buildroot-config/conf');
  const makefile = await readFile(join(tree, 'Makefile'), 'utf8');
  const version = /^export BR2_VERSION := (\S+)/m.exec(makefile)?.[1] ?? 'unknown';
  const { stdout: gcc } = await run('gcc', ['-dumpversion']);
  const { stdout: machine } = await run('uname', ['-m']);
  return {
    version,
    readDefconfig: (stem) => readFile(join(tree, `configs/${stem}_defconfig`), 'utf8'),
    async complete(name, lines) {
      const folder = join(work, 'runs', name);
      await mkdir(folder, { recursive: true });
      const config = join(folder, '.config');
      await writeFile(config, lines);
      const environment = {
        PATH: '/usr/bin:/bin',
        BR2_CONFIG: config,
        BR2_DEFCONFIG: '',
        BASE_DIR: work,
        BR2_VERSION_FULL: version,
        HOSTARCH: machine.trim(),
        HOST_GCC_VERSION: gcc.trim().split('.')[0] ?? '',
        KCONFIG_AUTOCONFIG: join(folder, 'auto.conf'),
        KCONFIG_AUTOHEADER: join(folder, 'autoconf.h'),
        KCONFIG_TRISTATE: join(folder, 'tristate.config'),
        SKIP_LEGACY: '',
      };
      await run(conf, ['--olddefconfig', 'Config.in'], { cwd: tree, env: environment, maxBuffer: 1 << 26 });
      const text = await readFile(config, 'utf8');
      await rm(folder, { recursive: true });
      return parseConfig(text);
    },
  };
}
