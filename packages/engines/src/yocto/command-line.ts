import type { ExplainedLine } from '../render/explained.ts';
import { partitionUuid } from './identifiers.ts';
import type { YoctoImage } from './resolved.ts';

/** Words added to what the machine gives its kernel, in order. */
export function addedWords({ image }: YoctoImage): ExplainedLine[] {
  return image.kernel.cmdline.map(({ word, because }) => ({ text: word, because }));
}

/** Words of our own disk image beside root and slot, which the boot loader adds. */
export function ownWords(target: YoctoImage): ExplainedLine[] {
  const { image, board, slots } = target;
  const { rootfs, because } = image.storage;
  const consoles = slots?.consoles ?? board.qemu?.append ?? [];
  return [
    { text: `rootfstype=${rootfs}`, because },
    { text: rootfs === 'ext4' ? 'rw' : 'ro', because },
    { text: 'rootwait', because: 'the medium may appear after the kernel' },
    ...consoles.map((text) => ({ text, because: `console of ${image.board.title}` })),
    ...(slots === undefined
      ? []
      : [
          {
            text: 'panic=10',
            because: 'a kernel that fails starts again, and the boot loader takes the other slot',
          },
        ]),
    ...addedWords(target),
  ];
}

/** Where the kernel finds its root when QEMU starts it: by identifier where the table is ours, else by its place in it. */
function rootWord({ image, ownImage }: YoctoImage): string {
  const { partitions, partitionTable } = image.storage;
  const index = partitions.findIndex(({ role }) => role === 'root');
  if (ownImage && partitionTable === 'gpt')
    return `root=PARTUUID=${partitionUuid(image, partitions[index]?.label ?? 'root')}`;
  return `root=/dev/vda${index + 1}`;
}

/** The whole command line of an image QEMU starts the kernel of. */
export function directWords(target: YoctoImage): ExplainedLine[] {
  const { image, board } = target;
  const { rootfs, because } = image.storage;
  return [
    { text: rootWord(target), because: 'the root partition' },
    { text: `rootfstype=${rootfs}`, because },
    { text: rootfs === 'ext4' ? 'rw' : 'ro', because },
    { text: 'rootwait', because: 'the medium may appear after the kernel' },
    ...(board.qemu?.append ?? []).map((text) => ({ text, because: `console of ${image.board.title}` })),
    ...addedWords(target),
  ];
}
