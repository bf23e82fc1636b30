import type { PlanSources, StageCache, StageLimits } from '../plan.ts';
import type { KeyedStage } from '../stage-keys.ts';
import { yoctoBuilder } from './builder.ts';
import { BOOT_TEST_CONFIG, IMAGE_CONFIG, YOCTO_CONFIG } from './render-image.ts';
import { KAS_FILE, KAS_LOCK } from './render-kas.ts';
import { REQUIRED_KERNEL_CONFIG } from './render-kernel.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import { OVERLAY_SOURCES } from './render-overlays.ts';
import type { YoctoImage } from './resolved.ts';

/** What plan() adds to the rendered files: where sources come from, time stamp of the image, what is built. */
export const SOURCES_FILE = 'sources.json';

const DOWNLOADS: StageCache = { name: 'yoctodownloads', path: '/cache/downloads' };
const SSTATE: StageCache = { name: 'yoctosstate', path: '/cache/sstate' };
const PARSE: StageCache = { name: 'yoctoparse', path: '/cache/parse' };
/** BitBake refuses root. */
const USER = { uid: 1000, gid: 1000 } as const;
const GIB = 1024;
const MINUTE_MS = 60_000;

function limits(memoryMiB: number, diskMiB: number, minutes: number, cpus = 64): StageLimits {
  return { memoryMiB, cpus, pids: 8192, diskMiB, timeoutMs: minutes * MINUTE_MS };
}

function define(
  id: string,
  change: Partial<KeyedStage> & Pick<KeyedStage, 'title' | 'files' | 'limits'>,
): KeyedStage {
  return {
    id,
    builder: yoctoBuilder.name,
    argv: ['/usr/lib/boardwright/stages/stage', id],
    env: {},
    needs: [],
    rootfs: 'none',
    user: USER,
    caches: [],
    network: 'none',
    capabilities: [],
    optionalDevices: [],
    advisory: [],
    pins: {},
    cached: true,
    ...change,
  };
}

/** Sources, check, download, build: what runs whether an image or single recipes are built. */
function bitbakeStages(
  { own, release, recipe }: YoctoImage,
  filePaths: readonly string[],
  targets: PlanSources['yocto'],
): KeyedStage[] {
  const layer = filePaths.filter((path) => path.startsWith(`${IMAGE_LAYER}/`));
  const overlays = filePaths.filter((path) => path.startsWith(`${OVERLAY_SOURCES}/`));
  const tree = [KAS_FILE, KAS_LOCK, YOCTO_CONFIG, SOURCES_FILE, ...layer, ...overlays];
  // config/yocto.json says again, with reasons, what kas.yml and the recipe say.
  const advisory = [YOCTO_CONFIG, SOURCES_FILE];
  const pins = { release, machine: own.machine, targets: (targets?.targets ?? [recipe]).join(' ') };
  return [
    define('source', {
      title: 'Layers',
      files: [KAS_FILE, KAS_LOCK, YOCTO_CONFIG, SOURCES_FILE, `${IMAGE_LAYER}/conf/layer.conf`],
      // The lock file has the commit of each repository, and nothing else.
      advisory: [KAS_FILE, YOCTO_CONFIG, SOURCES_FILE, `${IMAGE_LAYER}/conf/layer.conf`],
      rootfs: 'extend',
      network: 'archive',
      limits: limits(2 * GIB, 8 * GIB, 60, 4),
    }),
    define('check', {
      title: 'Layer and recipe check',
      files: tree,
      advisory,
      pins,
      rootfs: 'extend',
      caches: [DOWNLOADS, SSTATE, PARSE],
      limits: limits(8 * GIB, 8 * GIB, 30),
    }),
    define('download', {
      title: 'Downloads',
      files: tree,
      advisory,
      pins,
      needs: ['check'],
      rootfs: 'extend',
      caches: [DOWNLOADS, SSTATE, PARSE],
      network: 'archive',
      // The cache may have been cleared since; asking again takes minutes.
      cached: false,
      limits: limits(8 * GIB, 100 * GIB, 360),
    }),
    define('build', {
      title: 'Build',
      files: [...tree, REQUIRED_KERNEL_CONFIG],
      advisory,
      pins,
      needs: ['check', 'download'],
      rootfs: 'extend',
      caches: [DOWNLOADS, SSTATE, PARSE],
      limits: limits(16 * GIB, 200 * GIB, 720),
    }),
  ];
}

/** The SDK, built last on the tree: nothing is built on what it leaves there. */
function sdkStage(build: KeyedStage): KeyedStage {
  return {
    ...build,
    id: 'sdk',
    argv: ['/usr/lib/boardwright/stages/stage', 'sdk'],
    title: 'SDK',
    needs: ['check', 'download', 'build'],
  };
}

/** The vulnerability database of the day. Early: a site that has none is told before the hours of a build. */
function advisoriesStage(): KeyedStage {
  return define('advisories', {
    title: 'Vulnerability database',
    files: [SOURCES_FILE],
    advisory: [SOURCES_FILE],
    caches: [DOWNLOADS],
    network: 'archive',
    cached: false,
    limits: limits(2 * GIB, 4 * GIB, 60, 2),
  });
}

/** Not cached: the database is another one every day. */
function cveStage(): KeyedStage {
  return define('cve', {
    title: 'CVE report',
    files: [YOCTO_CONFIG],
    advisory: [YOCTO_CONFIG],
    needs: ['check', 'advisories', 'image'],
    cached: false,
    limits: limits(4 * GIB, GIB, 30, 2),
  });
}

/**
 * The stages of an image in order; with `targets` of the build host only those up to the build.
 *
 * @param filePaths - of all files of the plan, those of the build host included
 */
export function stagesOf(
  target: YoctoImage,
  filePaths: readonly string[],
  host: PlanSources['yocto'],
): readonly KeyedStage[] {
  const { board, own } = target;
  const first = bitbakeStages(target, filePaths, host);
  const build = first.at(-1);
  if (host?.targets !== undefined || build === undefined) return first;
  const withReport = own.outputs.includes('cve-report');
  return [
    ...first.flatMap((stage) =>
      withReport && stage.id === 'download' ? [advisoriesStage(), stage] : [stage],
    ),
    define('image', {
      title: 'Disk image',
      files: [YOCTO_CONFIG, IMAGE_CONFIG, KAS_FILE, KAS_LOCK, SOURCES_FILE],
      advisory: [YOCTO_CONFIG, KAS_FILE, SOURCES_FILE],
      needs: ['check', 'build'],
      rootfs: 'read',
      limits: limits(4 * GIB, 64 * GIB, 60, 4),
    }),
    ...(withReport ? [cveStage()] : []),
    ...(own.outputs.includes('sdk') ? [sdkStage(build)] : []),
    define('pack', {
      title: 'Packing',
      files: ['config/pack.json'],
      needs: ['image'],
      limits: limits(2 * GIB, 64 * GIB, 60, 4),
    }),
    ...(filePaths.includes(BOOT_TEST_CONFIG)
      ? [
          define('boot', {
            title: 'Boot test',
            files: [BOOT_TEST_CONFIG],
            needs: ['image'],
            optionalDevices: ['/dev/kvm'],
            limits: limits((board.qemu?.memoryMiB ?? 512) + GIB, 8 * GIB, 20, 4),
            parallelWith: ['pack'],
            cached: false,
          }),
        ]
      : []),
  ];
}
