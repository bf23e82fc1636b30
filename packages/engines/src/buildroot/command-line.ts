import type { SlotLoader } from '@boardwright/catalog/buildroot-board';
import type { ExplainedLine } from '../render/explained.ts';
import { diskIdentifiers } from './identifiers.ts';
import type { BuildrootImage } from './resolved.ts';

/** Words added to what the upstream board gives its kernel, in order. */
export function addedWords({ image }: BuildrootImage): ExplainedLine[] {
  return image.kernel.cmdline.map(({ word, because }) => ({ text: word, because }));
}

/** The whole command line of an image started without a boot loader of its own; undefined where a boot loader has it. */
export function wholeCommandLine(target: BuildrootImage): ExplainedLine[] | undefined {
  const { board, image, slots } = target;
  if (slots !== undefined || board.commandLine === 'boot-loader') return undefined;
  const { rootPartUuid } = diskIdentifiers(image);
  const { rootfs, because } = image.storage;
  return [
    { text: `root=PARTUUID=${rootPartUuid}`, because: 'the root partition, whatever the medium is called' },
    { text: `rootfstype=${rootfs}`, because },
    { text: rootfs === 'ext4' ? 'rw' : 'ro', because },
    { text: 'rootwait', because: 'the medium may appear after the kernel' },
    ...board.commandLine.append.map((text) => ({ text, because: `console of ${image.board.title}` })),
    ...addedWords(target),
  ];
}

/** The part of the command line a slot brings along, so that an update can change it; the boot loader adds root and slot. */
export function slotCommandLine(target: BuildrootImage, slots: SlotLoader): ExplainedLine[] {
  const { image } = target;
  const consoles = slots.loader === 'u-boot' ? slots.words : slots.consoles;
  const { rootfs, because } = image.storage;
  return [
    { text: `rootfstype=${rootfs}`, because },
    { text: rootfs === 'ext4' ? 'rw' : 'ro', because },
    { text: 'rootwait', because: 'the medium may appear after the kernel' },
    ...consoles.map((text) => ({ text, because: `console of ${image.board.title}` })),
    {
      text: 'panic=10',
      because: 'a kernel that fails starts again, and the boot loader takes the other slot',
    },
    ...addedWords(target),
  ];
}
