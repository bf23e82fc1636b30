import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { slotCommandLine } from './command-line.ts';
import { environmentBlock, grubMenu } from './grub-menu.ts';
import { rootfsFile } from './render-genimage.ts';
import type { BuildrootImage, SlotLoader } from './resolved.ts';

const OVERLAY = 'board/overlay';
const KEYRING = '/etc/rauc/keyring.pem';
/** Manifest of the update bundle `build.sh bundle` makes. */
export const BUNDLE_MANIFEST = 'config/rauc/manifest.raucm';
/** Where bw-slots mounts each partition; `-`: nowhere. */
const MOUNTED: Readonly<Record<string, string>> = { boot: '/boot/efi', data: '/run/boardwright/data' };

/** What a bundle and a device must agree on: the same product on the same board. */
function compatible({ image }: BuildrootImage): string {
  return `${image.name}-${image.board.id}`;
}

function systemConf(target: BuildrootImage): ExplainedLine[] {
  const { rootfs } = target.image.storage;
  const slot = (index: number, name: string): ExplainedLine[] => [
    { text: '' },
    { text: `[slot.rootfs.${index}]` },
    { text: `device=/dev/boardwright/root-${name.toLowerCase()}`, because: 'bw-slots makes this link' },
    { text: `type=${rootfs === 'ext4' ? 'ext4' : 'raw'}`, because: target.image.storage.because },
    { text: `bootname=${name}`, because: "GRUB's name of it" },
  ];
  return [
    { text: '[system]' },
    {
      text: `compatible=${compatible(target)}`,
      because: 'name and board of the spec: bundles of others are refused',
    },
    { text: 'bootloader=grub', because: 'storage.layout of the spec' },
    { text: 'grubenv=/boot/efi/EFI/BOOT/grubenv', because: 'where GRUB reads it' },
    {
      text: 'bundle-formats=verity',
      because: 'each block is checked as it is read; the older format is refused',
    },
    { text: 'data-directory=/run/boardwright/data/rauc', because: 'state of the slots outlives updates' },
    { text: 'mountprefix=/run/rauc', because: 'the root may be read-only' },
    { text: '' },
    { text: '[keyring]' },
    { text: `path=${KEYRING}`, because: 'update.keyring of the spec' },
    ...slot(0, 'A'),
    ...slot(1, 'B'),
  ];
}

function slotsConf({ image }: BuildrootImage): ExplainedLine[] {
  return [
    { text: '# partition, name below /dev/boardwright, file system, mount point (-: not mounted)' },
    ...image.storage.partitions.map(({ label, fileSystem, because }, index) => {
      const place = MOUNTED[label];
      return {
        text: `${index + 1} ${label} ${place === undefined ? '- -' : `${fileSystem} ${place}`}`,
        because,
      };
    }),
  ];
}

function manifest(target: BuildrootImage): ExplainedLine[] {
  return [
    { text: '[update]' },
    { text: `compatible=${compatible(target)}`, because: 'name and board of the spec' },
    { text: `version=${target.image.specHash.slice(0, 12)}`, because: 'the spec hash' },
    { text: '' },
    { text: '[bundle]' },
    { text: 'format=verity' },
    { text: '' },
    { text: '[image.rootfs]' },
    { text: `filename=${rootfsFile(target)}`, because: target.image.storage.because },
  ];
}

function slotConfig(target: BuildrootImage, slots: SlotLoader): ExplainedLine[] {
  const words = slotCommandLine(target, slots);
  const because = words.map((word) => `${word.text}: ${word.because ?? ''}`).join('; ');
  return [{ text: `set words="${words.map(({ text }) => text).join(' ')}"`, because }];
}

/** What two root slots need in the tree: GRUB's side, RAUC's side, and the manifest of a bundle. */
export function renderSlots(target: BuildrootImage): RenderedFile[] {
  const { slots, own } = target;
  if (slots === undefined) return [];
  return [
    { path: 'board/grub.cfg', content: grubMenu(target) },
    { path: 'board/grubenv', content: environmentBlock() },
    explainedFile(BUNDLE_MANIFEST, manifest(target)),
    explainedFile(`${OVERLAY}/boot/slot.cfg`, slotConfig(target, slots)),
    explainedFile(`${OVERLAY}/etc/boardwright/slots.conf`, slotsConf(target)),
    explainedFile(`${OVERLAY}/etc/rauc/system.conf`, systemConf(target)),
    ...(own.keyring === undefined
      ? []
      : [
          {
            path: `${OVERLAY}${KEYRING}`,
            content: own.keyring,
            because: { 1: 'update.keyring of the spec' },
          },
        ]),
  ];
}
