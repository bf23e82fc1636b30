import type { RenderedFile } from '../plan.ts';
import { explainedFile, jsonFile } from '../render/explained.ts';
import { personalOf } from '../render/personal-of.ts';
import { wholeCommandLine } from './command-line.ts';
import { renderGenimage, rootfsFile } from './render-genimage.ts';
import type { BuildrootImage } from './resolved.ts';

/** Seconds the boot test waits: for the login prompt, then for the image's own report. */
const BOOT_LIMITS = {
  kvm: { loginSeconds: 120, reportSeconds: 180 },
  tcg: { loginSeconds: 420, reportSeconds: 420 },
} as const;

/** File name of the unpacked image. */
export function imageFileName({ image }: BuildrootImage): string {
  return `${image.name}.img`;
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
  if (qemu === undefined) return [];
  const { firmware, ...machine } = qemu;
  const file = (more: object, direct: object = {}): RenderedFile[] => [
    jsonFile('config/boot-test.json', {
      machine: { ...machine, ...more, nic: true },
      limits: BOOT_LIMITS,
      ...direct,
    }),
  ];
  // With two slots the boot loader is what is tested: UEFI firmware starts it from the disk.
  if (target.slots !== undefined) return file({});
  if (firmware !== undefined) return file({ firmware });
  if (words === undefined) return [];
  return file({}, { direct: { kernel: 'kernel', append: words.map(({ text }) => text).join(' ') } });
}

/** Partition table, boot files and the facts the image, pack and boot stages read. */
export function renderImage(target: BuildrootImage): RenderedFile[] {
  const { image, board, ownImage } = target;
  const boot = image.storage.partitions.find(({ role }) => role !== 'root');
  const upstreamBoot = boot?.role === 'esp' ? 'efi-part.vfat' : boot === undefined ? null : 'boot.vfat';
  return [
    ...renderGenimage(target),
    ...extlinux(target),
    ...bootTest(target),
    jsonFile('config/image.json', {
      image: board.image.file,
      kernel: board.kernel.image,
      dtb: board.dtbs.map((dtb) => `${dtb.split('/').at(-1)}.dtb`),
      rootfs: rootfsFile(target),
      bootPartition: ownImage ? 'boot.vfat' : upstreamBoot,
      partitions: image.storage.partitions.map(({ label, role, fileSystem }) => ({
        label,
        role,
        fileSystem,
      })),
      personal: personalOf(image),
    }),
    jsonFile('config/pack.json', { fileName: imageFileName(target) }),
  ];
}
