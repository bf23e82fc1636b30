import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { debianBoardOf, layOut } from './layout.ts';

/** Words of the kernel command line with their reasons, in order. */
export function commandLine(image: ResolvedImage): ExplainedLine[] {
  const { root, data } = layOut(image);
  const board = debianBoardOf(image);
  return [
    { text: `root=PARTUUID=${root.partUuid}`, because: 'the root partition, whatever the medium is called' },
    { text: `rootfstype=${root.fileSystem}`, because: image.storage.because },
    ...(data === undefined
      ? [{ text: 'ro', because: 'checked first, then made writable by systemd' }]
      : [
          { text: 'ro', because: image.storage.because },
          { text: `bw.data=PARTUUID=${data.partUuid}`, because: data.because },
        ]),
    ...board.consoles.map((console) => ({
      text: `console=${console}`,
      because: `console of ${image.board.title}`,
    })),
    ...image.kernel.cmdline.map(({ word, because }) => ({ text: word, because })),
  ];
}

function efiFiles(image: ResolvedImage): RenderedFile[] {
  const words = commandLine(image);
  return [
    explainedFile('boot/loader/loader.conf', [
      { text: 'default boardwright.conf' },
      { text: 'timeout 0', because: 'there is one entry; hold a key while it starts to see the menu' },
      {
        text: 'editor no',
        because: 'whoever is at the keyboard must not get a root shell by editing the command line',
      },
    ]),
    explainedFile('boot/loader/entries/boardwright.conf', [
      { text: `title ${image.name}` },
      { text: 'linux /boardwright/vmlinuz', because: image.kernel.because },
      { text: 'initrd /boardwright/initrd.img' },
      ...words.map(({ text, because }) => ({ text: `options ${text}`, because })),
    ]),
  ];
}

function raspberryPiFiles(image: ResolvedImage): RenderedFile[] {
  const words = commandLine(image);
  const reasons = words.map(({ text, because }) => `${text}: ${because ?? ''}`).join('; ');
  return [
    explainedFile('boot/config.txt', [
      { text: 'arm_64bit=1', because: `the kernel is arm64, as ${image.board.title} is` },
      { text: 'kernel=vmlinuz' },
      { text: 'initramfs initrd.img followkernel' },
      { text: 'upstream_kernel=1', because: "device trees have the mainline kernel's file names" },
      { text: 'os_check=0', because: 'the firmware would look for marks only the vendor kernel has' },
      { text: 'enable_uart=1', because: `serial console ${image.board.serialConsole.device}` },
      { text: 'disable_overscan=1', because: 'a picture from edge to edge where a screen is connected' },
    ]),
    explainedFile('boot/cmdline.txt', [{ text: words.map(({ text }) => text).join(' '), because: reasons }]),
  ];
}

/** What the boot partition holds beside kernel, initramfs and firmware. */
export function renderBoot(image: ResolvedImage): RenderedFile[] {
  return debianBoardOf(image).boot === 'efi' ? efiFiles(image) : raspberryPiFiles(image);
}
