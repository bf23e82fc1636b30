import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { environmentBlock, grubSlotMenu } from '../render/grub-slots.ts';
import { RAUC_KEYRING, raucCompatible, raucSystemConf } from '../render/rauc.ts';
import { assignment } from './bitbake-line.ts';
import { ownWords } from './command-line.ts';
import { partitionUuid } from './identifiers.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import { IMAGE_FILES, rootfsFile } from './render-rootfs.ts';
import type { YoctoImage } from './resolved.ts';

const STATE_FOLDER = `${IMAGE_LAYER}/recipes-bsp/slots`;
/** What the menu needs beyond the modules GRUB's recipe builds in. */
const GRUB_MODULES = ['regexp', 'reboot', 'sleep', 'echo', 'squash4'];
const KERNELS = { x86_64: 'bzImage', aarch64: 'Image', riscv64: 'Image', arm: 'zImage' } as const;

/** Recipe that brings the boot loader's variables of a new device. */
export function slotStateRecipe({ image }: YoctoImage): string {
  return `${image.name}-slots`;
}

/** Recipe of the update bundle; signed where it is built, with a key that goes into no image. */
export function bundleRecipe({ image }: YoctoImage): string {
  return `${image.name}-bundle`;
}

/** What the image's recipe says of the slots. */
export function slotAssignments(target: YoctoImage): ExplainedLine[] {
  if (target.slots === undefined) return [];
  const because = 'what GRUB and RAUC tell each other';
  return [
    ...assignment(
      'IMAGE_EFI_BOOT_FILES',
      '=',
      'grub-slots.cfg;EFI/BOOT/grub.cfg grubenv;EFI/BOOT/grubenv',
      because,
    ),
    ...assignment('do_image_wic[depends]', '+=', `${slotStateRecipe(target)}:do_deploy`, because),
  ];
}

function stateFiles(target: YoctoImage): RenderedFile[] {
  const { image } = target;
  return [
    {
      path: `${STATE_FOLDER}/files/grub-slots.cfg`,
      content: grubSlotMenu({
        roots: { a: partitionUuid(image, 'root-a'), b: partitionUuid(image, 'root-b') },
        kernel: KERNELS[image.board.arch],
      }),
    },
    { path: `${STATE_FOLDER}/files/grubenv`, content: environmentBlock() },
    explainedFile(`${STATE_FOLDER}/${slotStateRecipe(target)}.bb`, [
      { text: `SUMMARY = "What GRUB and RAUC tell each other on a new ${target.image.name}"` },
      { text: 'LICENSE = "MIT"' },
      {
        text: `LIC_FILES_CHKSUM = "file://\${COREBASE}/meta/COPYING.MIT;md5=3da9cfbcb788c80a0384361b4de20420"`,
      },
      { text: 'SRC_URI = "file://grub-slots.cfg file://grubenv"' },
      { text: `S = "\${UNPACKDIR}"` },
      { text: 'inherit deploy nopackages' },
      { text: 'do_deploy() {' },
      { text: `    install -m 0644 \${S}/grub-slots.cfg \${S}/grubenv \${DEPLOYDIR}/` },
      { text: '}' },
      { text: 'addtask deploy after do_unpack before do_build' },
    ]),
    explainedFile(`${IMAGE_LAYER}/recipes-bsp/grub/grub-efi_%.bbappend`, [
      ...assignment('GRUB_BUILDIN:append', '=', ` ${GRUB_MODULES.join(' ')}`, 'the menu that chooses a slot'),
    ]),
  ];
}

/** In /etc, where RAUC looks first; the recipe that packages these gets the same, or it would warn of its examples. */
function raucFiles(target: YoctoImage): RenderedFile[] {
  const { image, own } = target;
  const device = (slot: 'A' | 'B'): { path: string; because: string } => {
    const label = `root-${slot.toLowerCase()}`;
    return {
      path: `/dev/disk/by-partuuid/${partitionUuid(image, label)}`,
      because: `partition ${label} of the disk`,
    };
  };
  const loader = [
    { text: 'bootloader=grub', because: 'storage.layout of the spec' },
    { text: 'grubenv=/boot/efi/EFI/BOOT/grubenv', because: 'where GRUB reads it' },
  ];
  const because = 'update.keyring of the spec';
  const keyring = RAUC_KEYRING.split('/').at(-1) ?? '';
  return [
    ...rootfsFile(
      '/etc/rauc/system.conf',
      raucSystemConf(image, { loader, dataDirectory: '/data/rauc', device }),
    ),
    explainedFile(`${IMAGE_LAYER}/recipes-core/rauc/rauc-conf.bbappend`, [
      { text: `FILESEXTRAPATHS:prepend := "\${THISDIR}/../../recipes-image/files/rootfs/etc/rauc:"` },
      ...(own.keyring === undefined ? [] : assignment('RAUC_KEYRING_FILE', '=', keyring, because)),
    ]),
    ...(own.keyring === undefined
      ? []
      : [{ path: `${IMAGE_FILES}/rootfs${RAUC_KEYRING}`, content: own.keyring, because: { 1: because } }]),
  ];
}

function bundle(target: YoctoImage): RenderedFile {
  const { image, recipe } = target;
  return explainedFile(`${IMAGE_LAYER}/recipes-image/${bundleRecipe(target)}.bb`, [
    { text: `SUMMARY = "Update of ${image.name} for ${image.board.id}"` },
    { text: 'LICENSE = "MIT"' },
    { text: 'inherit bundle' },
    ...assignment('RAUC_BUNDLE_COMPATIBLE', '=', raucCompatible(image), 'name and board of the spec'),
    ...assignment('RAUC_BUNDLE_VERSION', '=', image.specHash.slice(0, 12), 'the spec hash'),
    ...assignment('RAUC_BUNDLE_FORMAT', '=', 'verity', 'each block is checked as it is read'),
    ...assignment('RAUC_BUNDLE_SLOTS', '=', 'rootfs', image.storage.because),
    ...assignment('RAUC_SLOT_rootfs', '=', recipe, 'the root file system of this image'),
    ...assignment('RAUC_SLOT_rootfs[fstype]', '=', image.storage.rootfs, image.storage.because),
    { text: '# RAUC_CERT_FILE and RAUC_KEY_FILE come from whoever signs: ./build.sh bundle CERTIFICATE KEY' },
  ]);
}

/** What two root slots need in the tree: GRUB's side, RAUC's side, and the recipe of a bundle. */
export function renderSlots(target: YoctoImage): RenderedFile[] {
  if (target.slots === undefined) return [];
  const words = ownWords(target);
  const because = words.map((word) => `${word.text}: ${word.because ?? ''}`).join('; ');
  return [
    ...rootfsFile('/boot/slot.cfg', [
      { text: `set words="${words.map(({ text }) => text).join(' ')}"`, because },
    ]),
    ...stateFiles(target),
    ...raucFiles(target),
    bundle(target),
  ];
}
