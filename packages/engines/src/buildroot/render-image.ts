import type { RenderedFile } from '../plan.ts';
import { explainedFile, jsonFile } from '../render/explained.ts';
import { wholeCommandLine } from './command-line.ts';
import { diskIdentifiers } from './identifiers.ts';
import type { BuildrootImage } from './resolved.ts';

export const GENIMAGE_CONFIG = 'config/genimage.cfg';
const ESP_TYPE = 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b';
/** Discoverable Partitions Specification: root of each architecture. */
const ROOT_TYPES = {
  x86_64: '4f68bce3-e8cd-4db1-96e7-fbcaf984b709',
  aarch64: 'b921b045-1df0-41c3-af44-4c6f280d3fae',
  arm: '69dad710-2ce4-4e3c-b16c-21a1d49abed3',
  riscv64: '72ec70a6-cf74-40e6-bd49-4bda08e8f224',
} as const;
/** Seconds the boot test waits: for the login prompt, then for the image's own report. */
const BOOT_LIMITS = {
  kvm: { loginSeconds: 120, reportSeconds: 180 },
  tcg: { loginSeconds: 420, reportSeconds: 420 },
} as const;

/** File name of the unpacked image. */
export function imageFileName({ image }: BuildrootImage): string {
  return `${image.name}.img`;
}

/** Name of the root file system below `images/`. */
function rootfsFile({ image }: BuildrootImage): string {
  return `rootfs.${image.storage.rootfs}`;
}

function genimage(target: BuildrootImage): RenderedFile[] {
  const { image, board } = target;
  if (board.image.kind === 'upstream') return [];
  const ids = diskIdentifiers(image);
  const boot = image.storage.partitions.find(({ role }) => role === 'boot');
  const root = image.storage.partitions.find(({ role }) => role === 'root');
  return [
    explainedFile(GENIMAGE_CONFIG, [
      { text: 'image boot.vfat {', because: boot?.because },
      { text: '  vfat {' },
      { text: '    label = "BOOT"' },
      { text: `    extraargs = "-i ${ids.fatVolumeId} --invariant"` },
      { text: `    file ${board.kernel.image} { image = "${board.kernel.image}" }`, because: 'the kernel' },
      {
        text: '    file extlinux/extlinux.conf { image = "extlinux.conf" }',
        because: 'U-Boot starts the kernel with the command line in it',
      },
      { text: '  }' },
      { text: `  size = ${boot?.sizeMiB}M` },
      { text: '}' },
      { text: '' },
      { text: `image ${board.image.file} {`, because: image.storage.because },
      { text: '  hdimage {' },
      { text: '    partition-table-type = "gpt"' },
      { text: `    disk-uuid = "${ids.diskUuid}"` },
      { text: '    align = 1M' },
      { text: '  }' },
      { text: '  partition boot {', because: boot?.because },
      { text: '    image = "boot.vfat"' },
      { text: `    partition-type-uuid = "${ESP_TYPE}"` },
      { text: `    partition-uuid = "${ids.bootPartUuid}"` },
      { text: '    bootable = "true"' },
      { text: '  }' },
      { text: '  partition root {', because: root?.because },
      { text: `    image = "${rootfsFile(target)}"` },
      { text: `    partition-type-uuid = "${ROOT_TYPES[image.board.arch]}"` },
      { text: `    partition-uuid = "${ids.rootPartUuid}"` },
      { text: '  }' },
      { text: '}' },
    ]),
  ];
}

function extlinux(target: BuildrootImage): RenderedFile[] {
  const words = wholeCommandLine(target);
  if (words === undefined) return [];
  const { image, board } = target;
  const text = words.map((word) => word.text).join(' ');
  const reasons = words.map((word) => `${word.text}: ${word.because ?? ''}`).join('; ');
  return [
    explainedFile('board/extlinux.conf', [
      { text: `label ${image.name}` },
      { text: `  kernel /${board.kernel.image}` },
      { text: `  append ${text}`, because: reasons },
    ]),
  ];
}

function bootTest(target: BuildrootImage): RenderedFile[] {
  const { qemu } = target.board;
  const words = wholeCommandLine(target);
  if (qemu === undefined || words === undefined) return [];
  const direct = { kernel: 'kernel', append: words.map(({ text }) => text).join(' ') };
  return [
    jsonFile('config/boot-test.json', { machine: { ...qemu, nic: true }, limits: BOOT_LIMITS, direct }),
  ];
}

/** Partition table, boot files and the facts the image, pack and boot stages read. */
export function renderImage(target: BuildrootImage): RenderedFile[] {
  const { image, board } = target;
  const boot = image.storage.partitions.find(({ role }) => role !== 'root');
  const ownBoot = board.image.kind === 'own' ? 'boot.vfat' : boot === undefined ? null : 'boot.vfat';
  return [
    ...genimage(target),
    ...extlinux(target),
    ...bootTest(target),
    jsonFile('config/image.json', {
      image: board.image.file,
      kernel: board.kernel.image,
      dtb: board.dtbs.map((dtb) => `${dtb.split('/').at(-1)}.dtb`),
      rootfs: rootfsFile(target),
      bootPartition: boot?.role === 'esp' ? 'efi-part.vfat' : ownBoot,
      partitions: image.storage.partitions.map(({ label, role, fileSystem }) => ({
        label,
        role,
        fileSystem,
      })),
    }),
    jsonFile('config/pack.json', { fileName: imageFileName(target) }),
  ];
}
