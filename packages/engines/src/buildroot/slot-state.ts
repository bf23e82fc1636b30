import type { UbootSlots } from '@boardwright/catalog/buildroot-board';
import type { ExplainedLine } from '../render/explained.ts';

/** Bytes of one copy: one block, which a medium writes whole or not at all. */
export const STATE_BYTES = 512;
/** Starts a slot gets before RAUC has to call it good: as many as with GRUB. */
export const TRIES = 1;

/** @returns bytes from the start of the medium to each copy */
export function stateOffsets({ stateMiB }: UbootSlots): readonly number[] {
  return stateMiB.map((mib) => mib * 1024 * 1024);
}

/**
 * The variables as a new device finds them: both slots hold a system, A comes first.
 *
 * @source RAUC manual, "U-Boot": the meaning of BOOT_ORDER and BOOT_x_LEFT
 */
export function newState(): string {
  return `BOOT_ORDER=A B\nBOOT_A_LEFT=${TRIES}\nBOOT_B_LEFT=${TRIES}\n`;
}

/** Where fw_setenv, and RAUC through it, finds the two copies. The whole disk: they are in no partition. */
export function fwEnvConfig(slots: UbootSlots): ExplainedLine[] {
  return [
    {
      text: '# device, offset and size of each copy of the state of the slots; not the environment U-Boot keeps for itself',
    },
    ...stateOffsets(slots).map((offset) => ({
      text: `/dev/boardwright/disk 0x${offset.toString(16)} 0x${STATE_BYTES.toString(16)}`,
      because: 'the boot script reads and writes it at the same place',
    })),
  ];
}
