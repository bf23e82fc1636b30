import type { StageCache, StageLimits } from '../plan.ts';
import type { KeyedStage } from '../stage-keys.ts';
import { buildrootBuilder } from './builder.ts';
import { DOWNLOADS_CACHE } from './downloads.ts';
import { BUILDROOT_CONFIG } from './render-config.ts';
import { FRAGMENTS, SITE_FRAGMENT } from './render-fragments.ts';
import { GENIMAGE_CONFIG } from './render-genimage.ts';
import { REQUIRED_KERNEL_CONFIG, REQUIRED_UBOOT_CONFIG } from './render-kernel.ts';
import type { BuildrootImage } from './resolved.ts';

/** What plan() adds to the rendered files: where Buildroot and its downloads come from, time stamp of the image. */
export const SOURCES_FILE = 'sources.json';

const OUTPUT_TITLES = { sdk: 'SDK', 'legal-info': 'Licences and sources' } as const;
const CCACHE: StageCache = { name: 'ccache', path: '/cache/ccache' };
/** Buildroot and much of what it builds refuse to run as root. */
const USER = { uid: 1000, gid: 1000 } as const;
const MINUTE_MS = 60_000;
const COMPILE: StageLimits = {
  memoryMiB: 8192,
  cpus: 64,
  pids: 8192,
  diskMiB: 40_960,
  timeoutMs: 480 * MINUTE_MS,
};

function limits(memoryMiB: number, diskMiB: number, minutes: number): StageLimits {
  return { memoryMiB, cpus: 4, pids: 1024, diskMiB, timeoutMs: minutes * MINUTE_MS };
}

/**
 * The stages of an image in order. A layer without packages has no stage.
 *
 * @param filePaths - of all files of the plan, those of the build host included
 */
export function stagesOf(target: BuildrootImage, filePaths: readonly string[]): readonly KeyedStage[] {
  const { board, ref, own } = target;
  const below = (folder: string): string[] => filePaths.filter((path) => path.startsWith(`${folder}/`));
  const there = (...paths: readonly string[]): string[] => paths.filter((path) => filePaths.includes(path));
  const always = [BUILDROOT_CONFIG, SOURCES_FILE];
  const { board: first, system, kernel, units, packages, image: last } = FRAGMENTS;
  const pins = { ref, defconfig: board.defconfig };

  function define(
    id: string,
    change: Partial<KeyedStage> & Pick<KeyedStage, 'title' | 'files' | 'limits'>,
  ): KeyedStage {
    return {
      id,
      builder: buildrootBuilder.name,
      argv: ['/usr/lib/boardwright/stages/stage', id],
      env: {},
      needs: [],
      rootfs: 'none',
      user: USER,
      caches: [],
      network: 'none',
      capabilities: [],
      optionalDevices: [],
      advisory: always,
      pins,
      cached: true,
      ...change,
    };
  }
  /** Builds what its fragments add to the layer below, without a network. */
  function compile(
    id: string,
    title: string,
    fragments: readonly string[],
    more: readonly string[] = [],
  ): KeyedStage {
    return define(id, {
      title,
      files: [...always, ...there(...fragments, SITE_FRAGMENT), ...more],
      needs: ['download'],
      rootfs: 'extend',
      caches: [DOWNLOADS_CACHE, CCACHE],
      limits: COMPILE,
    });
  }

  const base = [first, system, kernel];
  const withUnits = [...base, units];
  const withPackages = [...withUnits, packages];
  const all = [...withPackages, last];
  const kernelFiles = [...below('config/linux'), ...below('config/busybox'), ...below('config/uboot')];
  return [
    define('source', {
      title: 'Buildroot',
      files: always,
      rootfs: 'extend',
      network: 'archive',
      pins: { ref },
      limits: limits(2048, 4096, 30),
    }),
    define('config', {
      title: 'Configuration check',
      files: [...always, ...there(...all, SITE_FRAGMENT), ...below('board/dts')],
      rootfs: 'read',
      limits: limits(1024, 1024, 10),
    }),
    define('download', {
      title: 'Sources',
      files: [...always, ...there(...all, SITE_FRAGMENT), ...kernelFiles],
      needs: ['config'],
      rootfs: 'read',
      caches: [DOWNLOADS_CACHE, CCACHE],
      network: 'archive',
      // The cache may have been cleared since; asking again takes seconds.
      cached: false,
      limits: limits(2048, 20_480, 240),
    }),
    compile('toolchain', 'Toolchain', [first]),
    compile('base', 'Kernel and base system', base, [
      ...kernelFiles,
      REQUIRED_KERNEL_CONFIG,
      ...there(REQUIRED_UBOOT_CONFIG),
    ]),
    ...(own.symbols.some(({ stage }) => stage === 'packages')
      ? [compile('packages', 'Runtimes and features', withUnits, kernelFiles)]
      : []),
    ...(own.symbols.some(({ stage }) => stage === 'extras')
      ? [compile('extras', 'Your packages', withPackages, kernelFiles)]
      : []),
    {
      ...compile('image', 'Disk image', all, [
        ...kernelFiles,
        ...below('board'),
        ...there(GENIMAGE_CONFIG, 'config/image.json'),
      ]),
      needs: ['download', 'base'],
    },
    // Last on the tree: nothing is built on what they leave in it.
    ...own.outputs.map((output) => ({
      ...compile(output, OUTPUT_TITLES[output], all, [...kernelFiles, ...below('board')]),
      needs: ['download', 'image'],
    })),
    define('pack', {
      title: 'Packing',
      files: ['config/pack.json'],
      needs: ['image'],
      advisory: [],
      limits: limits(2048, 32_768, 30),
    }),
    ...(filePaths.includes('config/boot-test.json')
      ? [
          define('boot', {
            title: 'Boot test',
            files: ['config/boot-test.json'],
            needs: ['image'],
            optionalDevices: ['/dev/kvm'],
            advisory: [],
            limits: limits((board.qemu?.memoryMiB ?? 512) + 1024, 4096, 20),
            parallelWith: ['pack'],
            cached: false,
          }),
        ]
      : []),
  ];
}
