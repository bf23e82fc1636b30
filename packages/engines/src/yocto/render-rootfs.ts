import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile, jsonFile } from '../render/explained.ts';
import { partitionUuid } from './identifiers.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import type { YoctoImage } from './resolved.ts';

export const IMAGE_FILES = `${IMAGE_LAYER}/recipes-image/files`;
const ROOTFS = `${IMAGE_FILES}/rootfs`;
/** What a copy keeps of a file's mode: whether it can be run. */
const COMMON_MODES = ['0644', '0755'];

/** @returns a file of the root file system; nothing when it would be empty */
export function rootfsFile(path: string, lines: readonly ExplainedLine[]): RenderedFile[] {
  return lines.length === 0 ? [] : [explainedFile(`${ROOTFS}${path}`, lines)];
}

function hostFiles({ image }: YoctoImage): RenderedFile[] {
  const { value, because } = image.hostname;
  return [
    ...rootfsFile('/etc/hostname', [{ text: value, because }]),
    ...rootfsFile('/etc/hosts', [
      { text: '127.0.0.1 localhost' },
      { text: `127.0.1.1 ${value}`, because },
      { text: '::1 localhost ip6-localhost ip6-loopback' },
    ]),
  ];
}

/** Where the partitions of our own disk are mounted. A slot's own /boot holds its kernel. */
export const MOUNT_POINTS = { esp: '/boot/efi', boot: '/boot', data: '/data' } as const;

/** Only where the partitions are ours: wic writes it for those of the machine. */
function fstab({ image, ownImage }: YoctoImage): RenderedFile[] {
  if (!ownImage) return [];
  const read = image.storage.rootfs === 'squashfs' ? 'ro' : 'defaults,noatime';
  return rootfsFile('/etc/fstab', [
    { text: `/dev/root / auto ${read} 0 1`, because: image.storage.because },
    { text: 'tmpfs /run tmpfs mode=0755,nodev,nosuid,strictatime 0 0' },
    { text: 'tmpfs /var/volatile tmpfs defaults 0 0', because: 'what need not outlive a restart' },
    ...image.storage.partitions.flatMap(({ label, role, fileSystem, because }) =>
      role === 'root'
        ? []
        : [
            {
              text: `PARTUUID=${partitionUuid(image, label)} ${MOUNT_POINTS[role]} ${fileSystem} ${fileSystem === 'vfat' ? 'umask=0077,nofail' : 'defaults,noatime,nofail'} 0 0`,
              because: `${because}; the system starts without it too`,
            },
          ],
    ),
  ]);
}

function tuningFiles({ image }: YoctoImage): RenderedFile[] {
  return [
    ...rootfsFile(
      '/etc/sysctl.d/90-boardwright-power.conf',
      image.power.sysctl.map(({ key, value, because }) => ({ text: `${key}=${value}`, because })),
    ),
    ...rootfsFile(
      '/etc/modules-load.d/boardwright.conf',
      image.kernel.modules.map(({ name, because }) => ({ text: name, because })),
    ),
    ...rootfsFile('/etc/boardwright/selftest.conf', [
      {
        text: `runtimes=${image.selfTests.map(({ runtime }) => runtime).join(',')}`,
        because: image.selfTests.map(({ because }) => because).join('; ') || undefined,
      },
      { text: `model=${image.selfTests[0]?.model ?? 'vibration-anomaly'}` },
      { text: `latency_seconds=${image.latencyTestSeconds}` },
    ]),
  ];
}

/** @returns `PATH:MODE` of files whose mode a plain copy would not keep */
export function specialModes({ image }: YoctoImage): readonly string[] {
  return image.files.flatMap(({ path, mode }) => (COMMON_MODES.includes(mode) ? [] : [`${path}:${mode}`]));
}

/**
 * Files put over the root file system as they are, and the services that are switched. What the spec or a unit brings wins over what
 * the engine would write.
 */
export function renderRootfs(target: YoctoImage): RenderedFile[] {
  const { image } = target;
  const brought = image.files.map(
    ({ path, content, mode, because }): RenderedFile => ({
      path: `${ROOTFS}${path}`,
      content,
      ...(mode === '0644' ? {} : { mode: Number.parseInt(mode, 8) }),
      because: { 1: because },
    }),
  );
  const made = [...hostFiles(target), ...fstab(target), ...tuningFiles(target)];
  return [
    ...made.filter(({ path }) => !brought.some((file) => file.path === path)),
    ...brought,
    jsonFile(
      `${IMAGE_FILES}/services.json`,
      image.services.map(({ unit, state }) => ({ unit, state })),
    ),
  ];
}
