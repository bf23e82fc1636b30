import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { StageLimits } from '../plan.ts';
import type { KeyedStage } from '../stage-keys.ts';
import { debianBuilder } from './builder.ts';
import { debianBoardOf } from './layout.ts';
import { PACKAGE_LISTS, packagesOf } from './render-packages.ts';

/** What plan() adds to the rendered files: mirror, archive date and time stamp of the image. */
export const SOURCES_FILE = 'sources.json';

const ARCHIVE = 'config/archive.json';
const MINUTE_MS = 60_000;
/** Of root without capabilities, what unpacking packages and running their scripts in a chroot needs. */
const INSTALL_CAPABILITIES = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'MKNOD',
  'SETFCAP',
  'SETGID',
  'SETUID',
  'SYS_CHROOT',
] as const;

function limits(memoryMiB: number, diskMiB: number, minutes: number): StageLimits {
  return { memoryMiB, cpus: 2, pids: 512, diskMiB, timeoutMs: minutes * MINUTE_MS };
}

function define(
  id: string,
  change: Partial<KeyedStage> & Pick<KeyedStage, 'title' | 'files' | 'limits'>,
): KeyedStage {
  return {
    id,
    builder: debianBuilder.name,
    argv: ['/usr/lib/boardwright/stages/stage', id],
    env: {},
    needs: [],
    rootfs: 'none',
    caches: [],
    network: 'none',
    capabilities: [],
    optionalDevices: [],
    advisory: [],
    cached: true,
    ...change,
  };
}

/** A stage that installs packages of one list and knows the others, to check and to fetch them. */
function install(
  id: string,
  title: string,
  own: string,
  more: { readonly files?: readonly string[]; readonly limits: StageLimits },
): KeyedStage {
  const lists = Object.values(PACKAGE_LISTS);
  return define(id, {
    title,
    files: [ARCHIVE, SOURCES_FILE, ...(more.files ?? []), ...lists],
    advisory: lists.filter((path) => path !== own),
    rootfs: 'extend',
    caches: [{ name: 'apt', path: '/cache/apt' }],
    network: 'archive',
    capabilities: INSTALL_CAPABILITIES,
    limits: more.limits,
  });
}

/**
 * The stages of an image in order. A layer without packages has no stage.
 *
 * @param filePaths - of all rendered files
 */
export function stagesOf(image: ResolvedImage, filePaths: readonly string[]): readonly KeyedStage[] {
  const below = (folder: string): string[] => filePaths.filter((path) => path.startsWith(`${folder}/`));
  const { qemu } = debianBoardOf(image);
  return [
    install('base', 'Base system', PACKAGE_LISTS.base, { limits: limits(2048, 6144, 20) }),
    install('kernel', 'Kernel', PACKAGE_LISTS.kernel, {
      files: ['config/kernel.json'],
      limits: limits(2048, 6144, 20),
    }),
    ...(packagesOf(image, 'unit').length === 0
      ? []
      : [
          install('packages', 'Runtimes and features', PACKAGE_LISTS.unit, {
            limits: limits(2048, 16_384, 40),
          }),
        ]),
    ...(packagesOf(image, 'extra').length === 0
      ? []
      : [install('extras', 'Your packages', PACKAGE_LISTS.extra, { limits: limits(2048, 16_384, 40) })]),
    define('configure', {
      title: 'Configuration',
      files: [ARCHIVE, SOURCES_FILE, 'config/configure.json', ...below('rootfs')],
      rootfs: 'extend',
      capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'SETFCAP'],
      limits: limits(1024, 2048, 10),
    }),
    define('image', {
      title: 'Disk image',
      files: [ARCHIVE, SOURCES_FILE, 'config/image.json', 'config/genimage.cfg', ...below('boot')],
      needs: ['kernel'],
      rootfs: 'read',
      capabilities: ['DAC_READ_SEARCH'],
      limits: limits(2048, 32_768, 20),
    }),
    define('pack', {
      title: 'Packing',
      files: ['config/pack.json'],
      needs: ['image'],
      limits: limits(2048, 32_768, 30),
    }),
    ...(qemu === undefined
      ? []
      : [
          define('boot', {
            title: 'Boot test',
            files: ['config/boot-test.json'],
            needs: ['image'],
            optionalDevices: ['/dev/kvm'],
            limits: limits(qemu.memoryMiB + 1024, 4096, 20),
            parallelWith: ['pack'],
            cached: false,
          }),
        ]),
  ];
}
