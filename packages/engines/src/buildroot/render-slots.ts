import type { SlotLoader, UbootSlots } from '@boardwright/catalog/buildroot-board';
import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { environmentBlock, grubSlotMenu } from '../render/grub-slots.ts';
import { RAUC_KEYRING, raucManifest, raucSystemConf } from '../render/rauc.ts';
import { slotCommandLine } from './command-line.ts';
import { partitionUuid } from './identifiers.ts';
import { rootfsFile } from './render-genimage.ts';
import type { BuildrootImage } from './resolved.ts';
import { fwEnvConfig, newState, TRIES } from './slot-state.ts';
import { bootScript, macroText, partitionNumber } from './uboot-script.ts';

const OVERLAY = 'board/overlay';
/** Manifest of the update bundle `build.sh bundle` makes. */
export const BUNDLE_MANIFEST = 'config/rauc/manifest.raucm';
const DATA_MOUNT = '/run/boardwright/data';
/** Where bw-slots mounts each partition; the others nowhere. RAUC needs no file of U-Boot's boot partition. */
const MOUNTED: Readonly<Record<SlotLoader['loader'], Readonly<Record<string, string>>>> = {
  'grub-efi': { boot: '/boot/efi', data: DATA_MOUNT },
  'u-boot': { data: DATA_MOUNT },
};

function loaderLines({ loader }: SlotLoader): ExplainedLine[] {
  if (loader === 'u-boot') {
    const tries = 'as with GRUB: one start, then it is good or the other one is taken';
    return [
      { text: 'bootloader=uboot', because: 'storage.layout of the spec' },
      { text: `boot-attempts=${TRIES}`, because: tries },
      { text: `boot-attempts-primary=${TRIES}`, because: tries },
    ];
  }
  return [
    { text: 'bootloader=grub', because: 'storage.layout of the spec' },
    { text: 'grubenv=/boot/efi/EFI/BOOT/grubenv', because: 'where GRUB reads it' },
  ];
}

function systemConf({ image }: BuildrootImage, slots: SlotLoader): ExplainedLine[] {
  return raucSystemConf(image, {
    loader: loaderLines(slots),
    dataDirectory: `${DATA_MOUNT}/rauc`,
    device: (slot) => ({
      path: `/dev/boardwright/root-${slot.toLowerCase()}`,
      because: 'bw-slots makes this link',
    }),
  });
}

function slotsConf(target: BuildrootImage, slots: SlotLoader): ExplainedLine[] {
  const uboot = slots.loader === 'u-boot' ? slots : undefined;
  return [
    { text: '# partition, name below /dev/boardwright, file system, mount point (-: not mounted)' },
    ...(uboot === undefined ? [] : [{ text: 'disk disk - -', because: 'where fw_setenv finds the state' }]),
    ...target.image.storage.partitions.map(({ label, fileSystem, because }, index) => {
      const place = MOUNTED[slots.loader][label];
      const number = uboot === undefined ? index + 1 : partitionNumber(target, uboot, label);
      return {
        text: `${number} ${label} ${place === undefined ? '- -' : `${fileSystem} ${place}`}`,
        because,
      };
    }),
  ];
}

function grubFiles(target: BuildrootImage, slots: SlotLoader): RenderedFile[] {
  const words = slotCommandLine(target, slots);
  const because = words.map((word) => `${word.text}: ${word.because ?? ''}`).join('; ');
  return [
    {
      path: 'board/grub.cfg',
      content: grubSlotMenu({
        roots: { a: partitionUuid(target.image, 'root-a'), b: partitionUuid(target.image, 'root-b') },
        kernel: target.board.kernel.image,
      }),
    },
    { path: 'board/grubenv', content: environmentBlock() },
    explainedFile(`${OVERLAY}/boot/slot.cfg`, [
      { text: `set words="${words.map(({ text }) => text).join(' ')}"`, because },
    ]),
  ];
}

function ubootFiles(target: BuildrootImage, slots: UbootSlots): RenderedFile[] {
  const { image, board } = target;
  const words = slotCommandLine(target, slots);
  const because = words.map((word) => `${word.text}: ${word.because ?? ''}`).join('; ');
  const own = words.map(({ text }) => macroText(text)).join(' ');
  return [
    { path: 'board/boot.cmd', content: bootScript(target, slots) },
    { path: 'board/slot-state.txt', content: newState() },
    // board/post-build.sh puts it in place: a script of the board would write its own over one of the overlay.
    explainedFile('board/extlinux.conf', [
      { text: `label ${image.name}` },
      { text: `  kernel /boot/${board.kernel.image}` },
      { text: `  ${slots.deviceTree}`, because: `the device tree of ${image.board.title}` },
      { text: `  append root=\${slot_root} ${own} rauc.slot=\${slot}`, because },
    ]),
    explainedFile(`${OVERLAY}/etc/fw_env.config`, fwEnvConfig(slots)),
  ];
}

/** What two root slots need in the tree: the boot loader's side, RAUC's side, and the manifest of a bundle. */
export function renderSlots(target: BuildrootImage): RenderedFile[] {
  const { slots, own } = target;
  if (slots === undefined) return [];
  return [
    ...(slots.loader === 'u-boot' ? ubootFiles(target, slots) : grubFiles(target, slots)),
    explainedFile(BUNDLE_MANIFEST, raucManifest(target.image, rootfsFile(target))),
    explainedFile(`${OVERLAY}/etc/boardwright/slots.conf`, slotsConf(target, slots)),
    explainedFile(`${OVERLAY}/etc/rauc/system.conf`, systemConf(target, slots)),
    ...(own.keyring === undefined
      ? []
      : [
          {
            path: `${OVERLAY}${RAUC_KEYRING}`,
            content: own.keyring,
            because: { 1: 'update.keyring of the spec' },
          },
        ]),
  ];
}
