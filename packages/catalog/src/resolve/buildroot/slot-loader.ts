import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { BuildrootBoard, SlotLoader } from '../../buildroot-board.ts';
import type { SlotBoot } from '../slot-layout.ts';

/**
 * @returns how slots are chosen when the spec asks for two and the board can; undefined means one root
 */
export function slotLoader(spec: ImageSpec, { slots }: BuildrootBoard): SlotLoader | undefined {
  return spec.storage.layout === 'ab' && !('unsupported' in slots) ? slots : undefined;
}

/** @returns what of it decides the layout */
export function slotBoot(slots: SlotLoader): SlotBoot {
  return slots.loader === 'u-boot'
    ? { loader: 'u-boot', partitionTable: slots.partitionTable, bootAtMiB: slots.bootAtMiB }
    : { loader: 'grub-efi', partitionTable: 'gpt', bootAtMiB: 0 };
}
