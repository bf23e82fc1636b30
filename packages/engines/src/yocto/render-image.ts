import { YOCTO_RELEASES } from '@boardwright/catalog/yocto-release';
import type { RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { personalOf } from '../render/personal-of.ts';
import { directWords } from './command-line.ts';
import { deployedFile, type YoctoImage } from './resolved.ts';

export const YOCTO_CONFIG = 'config/yocto.json';
export const IMAGE_CONFIG = 'config/image.json';
export const BOOT_TEST_CONFIG = 'config/boot-test.json';
/** Seconds the boot test waits: for the login prompt, then for the image's own report. */
const BOOT_LIMITS = {
  kvm: { loginSeconds: 120, reportSeconds: 180 },
  tcg: { loginSeconds: 420, reportSeconds: 420 },
} as const;

/** File name of the unpacked image. */
export function imageFileName({ image }: YoctoImage): string {
  return `${image.name}.img`;
}

function bootTest(target: YoctoImage): RenderedFile[] {
  const { qemu } = target.board;
  if (qemu === undefined) return [];
  const { kernel: _kernel, append: _append, ...machine } = qemu;
  // With two slots the boot loader is what is tested: UEFI firmware starts it from the disk.
  const direct =
    target.slots === undefined
      ? {
          direct: {
            kernel: 'kernel',
            append: directWords(target)
              .map(({ text }) => text)
              .join(' '),
          },
        }
      : {};
  return [jsonFile(BOOT_TEST_CONFIG, { machine: { ...machine, nic: true }, limits: BOOT_LIMITS, ...direct })];
}

/**
 * What the stages are told: release, machine, every variable with who asked for it, outputs beside the image, and what BitBake deploys.
 */
export function renderImage(target: YoctoImage): RenderedFile[] {
  const { image, board, own, release, recipe } = target;
  return [
    jsonFile(YOCTO_CONFIG, {
      release,
      series: YOCTO_RELEASES[release].series,
      machine: own.machine,
      image: recipe,
      kernelRecipe: own.kernelRecipe,
      arch: image.board.arch,
      repos: own.repos.map(({ id, url, branch, commit }) => ({ id, url, branch, commit })),
      variables: own.variables.map(({ name, value, because, unit }) => ({ name, value, because, unit })),
      // Absent where nothing was asked for: such an image keeps the hash it had.
      ...(own.outputs.length === 0 ? {} : { outputs: own.outputs }),
    }),
    jsonFile(IMAGE_CONFIG, {
      image: deployedFile(target, 'wic'),
      kernel: board.qemu?.kernel ?? null,
      rootfs: deployedFile(target, image.storage.rootfs),
      partitions: image.storage.partitions.map(({ label, role, fileSystem }) => ({
        label,
        role,
        fileSystem,
      })),
      personal: personalOf(image),
    }),
    jsonFile('config/pack.json', { fileName: imageFileName(target) }),
    ...bootTest(target),
  ];
}
