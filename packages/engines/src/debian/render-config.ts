import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { debianBoardOf, type LaidOutPartition, layOut } from './layout.ts';

/** Seconds the boot test waits: for the login prompt, then for the image's own report. */
const BOOT_LIMITS = {
  kvm: { loginSeconds: 120, reportSeconds: 180 },
  tcg: { loginSeconds: 420, reportSeconds: 420 },
} as const;

/** File name of the unpacked image. */
export function imageFileName(image: ResolvedImage): string {
  return `${image.name}.img`;
}

/** `sizeMiB` null: what `imageSizeMiB` leaves beside the other partitions. */
function dataConfig(image: ResolvedImage, data: LaidOutPartition): Record<string, unknown> {
  const { imageSizeMiB } = image.storage;
  return {
    label: data.label,
    uuid: data.fsUuid,
    sizeMiB: data.sizeMiB === 'auto' ? null : data.sizeMiB,
    imageSizeMiB: imageSizeMiB === 'auto' ? null : imageSizeMiB,
  };
}

/** The variable data of each stage, as JSON its script reads. */
export function renderConfig(image: ResolvedImage): RenderedFile[] {
  const board = debianBoardOf(image);
  const layout = layOut(image);
  const { root, boot, data } = layout;
  return [
    jsonFile('config/archive.json', {
      arch: board.arch,
      suite: image.engine.release,
      components: ['main', ...board.components],
    }),
    jsonFile('config/kernel.json', {
      initramfsModules: [...board.initramfsModules, ...(data === undefined ? [] : ['squashfs', 'overlay'])],
      dtbs: board.dtbs,
      requiredConfig: [...new Set(image.kernel.requiredConfig.map(({ line }) => line))].toSorted(),
    }),
    jsonFile('config/image.json', {
      boot: { kind: board.boot, sizeMiB: boot.sizeMiB },
      root: {
        label: root.label,
        uuid: root.fsUuid,
        fileSystem: root.fileSystem,
        sizeMiB: root.sizeMiB === 'auto' ? null : root.sizeMiB,
      },
      ...(data === undefined ? {} : { data: dataConfig(image, data) }),
      partitions: layout.partitions.map(({ label, role, fileSystem }) => ({ label, role, fileSystem })),
    }),
    jsonFile('config/pack.json', { fileName: imageFileName(image) }),
    ...(board.qemu === undefined
      ? []
      : [jsonFile('config/boot-test.json', { machine: board.qemu, limits: BOOT_LIMITS })]),
  ];
}
