import type { SlotLoader } from '../../buildroot-board.ts';
import type { ResolvedKernelLine, ResolvedSymbol } from '../../resolved-image.ts';
import type { Part } from '../draft.ts';
import { slotIssues, slotKernelLines } from '../slot-rules.ts';
import { quoted } from './resolve-system.ts';
import type { BuildrootScene } from './scene.ts';
import { slotLoader } from './slot-loader.ts';

interface SlotsPart {
  readonly symbols: readonly ResolvedSymbol[];
  readonly kernelLines: readonly ResolvedKernelLine[];
}

/** Who asks for a symbol. */
const LAYOUT = 'storage.layout';
const CLIENT = 'update.kind';

/**
 * What GRUB has built in, as it is loaded without any module beside it. Buildroot's own list, and: environment blocks and the
 * words of our menu.
 */
const GRUB_MODULES =
  'boot linux ext2 fat squash4 part_msdos part_gpt normal efi_gop configfile echo loadenv reboot regexp sleep test';

function symbol(
  name: string,
  value: string,
  because: string,
  unit: string,
  stage: ResolvedSymbol['stage'] = 'packages',
): ResolvedSymbol {
  return { name, value, because, unit, stage };
}

/** What puts the boot loader's side there. */
function loaderSymbols(slots: SlotLoader): ResolvedSymbol[] {
  if (slots.loader === 'u-boot') {
    return [
      symbol('BR2_PACKAGE_LIBUBOOTENV', 'y', 'RAUC and U-Boot agree on a slot through its fw_setenv', CLIENT),
      symbol(
        'BR2_PACKAGE_HOST_UBOOT_TOOLS',
        'y',
        'makes the boot script and the state of a new device',
        LAYOUT,
      ),
    ];
  }
  return [
    symbol('BR2_TARGET_GRUB2', 'y', 'chooses the slot at start and counts what fails', LAYOUT),
    symbol(slots.platform, 'y', 'GRUB as the EFI firmware of the board starts it', LAYOUT),
    symbol(
      'BR2_TARGET_GRUB2_BUILTIN_MODULES_EFI',
      quoted(GRUB_MODULES),
      'GRUB reads kernels from the slots and its variables from the boot partition',
      LAYOUT,
    ),
    symbol('BR2_TARGET_GRUB2_INSTALL_TOOLS', 'y', "RAUC changes GRUB's variables with grub-editenv", CLIENT),
  ];
}

function symbolsOf(slots: SlotLoader): ResolvedSymbol[] {
  return [
    symbol(
      'BR2_LINUX_KERNEL_INSTALL_TARGET',
      'y',
      'each slot has its own kernel, so that an update replaces both',
      LAYOUT,
      'base',
    ),
    ...loaderSymbols(slots),
    symbol('BR2_PACKAGE_RAUC', 'y', 'update.kind of the spec', CLIENT),
    symbol('BR2_PACKAGE_HOST_RAUC', 'y', 'makes the signed bundle out of a finished build', CLIENT),
    symbol(
      'BR2_PACKAGE_BW_SLOTS',
      'y',
      'names the slots, mounts boot and data partition, tells RAUC that a slot is good once its self-test has passed',
      CLIENT,
    ),
    symbol('BR2_PACKAGE_HOST_E2FSPROGS', 'y', 'makes the file system of the data partition', LAYOUT, 'image'),
  ];
}

/** Two root slots with RAUC, and GRUB or U-Boot: what Buildroot and the kernel need for them, and what does not go together. */
export function resolveSlots(scene: BuildrootScene): Part<SlotsPart> {
  const { slots } = scene.buildroot;
  const issues = slotIssues(scene, 'unsupported' in slots ? slots.unsupported : undefined);
  const loader = slotLoader(scene.spec, scene.buildroot);
  if (loader === undefined) return { value: { symbols: [], kernelLines: [] }, issues };
  return { value: { symbols: symbolsOf(loader), kernelLines: slotKernelLines(loader.loader) }, issues };
}
