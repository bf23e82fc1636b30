import type { UbootSlots } from '@boardwright/catalog/buildroot-board';
import { diskIdentifiers, partitionUuid } from './identifiers.ts';
import type { BuildrootImage } from './resolved.ts';
import { STATE_BYTES, stateOffsets, TRIES } from './slot-state.ts';

/** Checksum and the byte that tells which copy is newer stand before the variables. */
const HEAD_BYTES = 5;
const BLOCK_BYTES = 512;

function hex(value: number): string {
  return value.toString(16);
}

/** Number of a partition of ours: those of the boot loader that are listed in the table come first. */
export function partitionNumber({ image }: BuildrootImage, slots: UbootSlots, label: string): number {
  const listed = slots.areas.filter(({ typeUuid }) => typeUuid !== undefined).length;
  return listed + image.storage.partitions.findIndex((one) => one.label === label) + 1;
}

/** What Linux knows a partition by, whatever the medium is called. */
function partUuid(target: BuildrootImage, slots: UbootSlots, label: string): string {
  if (slots.partitionTable === 'gpt') return partitionUuid(target.image, label);
  const number = hex(partitionNumber(target, slots, label)).padStart(2, '0');
  return `${diskIdentifiers(target.image).diskSignature}-${number}`;
}

/**
 * Text that U-Boot takes as it is where it fills in variables: it knows `$`, quotes and backslashes, nothing else.
 *
 * @source U-Boot, `cli_simple_process_macros()`
 */
export function macroText(text: string): string {
  return text.replace(/[\\$']/g, '\\$&');
}

/**
 * The boot script: takes the first slot of BOOT_ORDER that has a try left, counts the try, hands over to the slot's own
 * extlinux.conf.
 *
 * The state is U-Boot's environment in its redundant format, so that fw_setenv understands it, but in blocks of ours: each
 * board's U-Boot keeps its own environment elsewhere, or nowhere. The copy not in use is written, so one is always whole.
 *
 * @source U-Boot, `env_import_redund()`: which copy is the newer one; RAUC manual, "U-Boot": the meaning of the variables
 */
export function bootScript(target: BuildrootImage, slots: UbootSlots): string {
  const [one = 0, two = 0] = stateOffsets(slots).map((offset) => offset / BLOCK_BYTES);
  const length = hex(STATE_BYTES - HEAD_BYTES);
  return `# Two slots with RAUC. In Linux fw_printenv shows the state of the slots.
setexpr slot_at \${kernel_addr_r} + 1000
setexpr slot_count_at \${slot_at} + 4
setexpr slot_data \${slot_at} + 5
# crc32 leaves its result with the highest byte first, the state has it with the lowest first.
setexpr slot_big0 \${kernel_addr_r} + 2000
setexpr slot_big1 \${slot_big0} + 1
setexpr slot_big2 \${slot_big0} + 2
setexpr slot_big3 \${slot_big0} + 3
setexpr slot_sum0 \${kernel_addr_r} + 2010
setexpr slot_sum1 \${slot_sum0} + 1
setexpr slot_sum2 \${slot_sum0} + 2
setexpr slot_sum3 \${slot_sum0} + 3
setenv slot_sum 'crc32 \${slot_data} ${length} \${slot_big0}; cp.b \${slot_big3} \${slot_sum0} 1; cp.b \${slot_big2} \${slot_sum1} 1; cp.b \${slot_big1} \${slot_sum2} 1; cp.b \${slot_big0} \${slot_sum3} 1'
setenv slot_read '\${devtype} read \${slot_at} \${slot_block} 1 && run slot_sum && cmp.b \${slot_at} \${slot_sum0} 4'

# Which copy is whole, and the newer one of two.
\${devtype} dev \${devnum}
setenv slot_count1
setenv slot_count2
setenv slot_block ${hex(one)}
if run slot_read; then setexpr.b slot_count1 *\${slot_count_at}; fi
setenv slot_block ${hex(two)}
if run slot_read; then setexpr.b slot_count2 *\${slot_count_at}; fi
setenv slot_newer
if test -n "\${slot_count1}"; then setenv slot_newer 1; fi
if test -n "\${slot_count2}"; then
  if test -z "\${slot_count1}"; then
    setenv slot_newer 2
  else
    if itest \${slot_count2} -gt \${slot_count1}; then setenv slot_newer 2; fi
    # The count is one byte: 0 comes after ff.
    if itest \${slot_count1} == ff && itest \${slot_count2} == 0; then setenv slot_newer 2; fi
    if itest \${slot_count1} == 0 && itest \${slot_count2} == ff; then setenv slot_newer 1; fi
  fi
fi

# No copy is whole: as on a new device.
setenv BOOT_ORDER A B
setenv BOOT_A_LEFT ${TRIES}
setenv BOOT_B_LEFT ${TRIES}
setenv slot_count 0
if test "\${slot_newer}" = 1; then setenv slot_block ${hex(one)}; setenv slot_count \${slot_count1}; fi
if test "\${slot_newer}" = 2; then setenv slot_block ${hex(two)}; setenv slot_count \${slot_count2}; fi
if test -n "\${slot_newer}" && run slot_read; then
  env import -b \${slot_data} ${length} BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT
fi

setenv slot
for slot_one in \${BOOT_ORDER}; do
  if test -z "\${slot}" && test "\${slot_one}" = A && itest \${BOOT_A_LEFT} -gt 0; then setenv slot A; fi
  if test -z "\${slot}" && test "\${slot_one}" = B && itest \${BOOT_B_LEFT} -gt 0; then setenv slot B; fi
done
# All were tried in vain: from the first again, rather than not at all.
if test -z "\${slot}"; then
  setenv BOOT_A_LEFT ${TRIES}
  setenv BOOT_B_LEFT ${TRIES}
  setenv slot A
  if test "\${BOOT_ORDER}" = "B A" || test "\${BOOT_ORDER}" = B; then setenv slot B; fi
fi

# Counts as a failure until RAUC says that the slot is good.
if test "\${slot}" = A; then
  setexpr BOOT_A_LEFT \${BOOT_A_LEFT} - 1
  setenv slot_part ${hex(partitionNumber(target, slots, 'root-a'))}
  setenv slot_root PARTUUID=${partUuid(target, slots, 'root-a')}
else
  setexpr BOOT_B_LEFT \${BOOT_B_LEFT} - 1
  setenv slot_part ${hex(partitionNumber(target, slots, 'root-b'))}
  setenv slot_root PARTUUID=${partUuid(target, slots, 'root-b')}
fi
mw.b \${slot_at} 0 ${hex(STATE_BYTES)}
env export -b -s ${length} \${slot_data} BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT
setexpr slot_count \${slot_count} + 1
setexpr slot_count \${slot_count} '&' ff
mw.b \${slot_count_at} \${slot_count} 1
run slot_sum
cp.b \${slot_sum0} \${slot_at} 4
setenv slot_block ${hex(one)}
if test "\${slot_newer}" = 1; then setenv slot_block ${hex(two)}; fi
if \${devtype} write \${slot_at} \${slot_block} 1; then echo "Starting slot \${slot}"; else echo "Starting slot \${slot}, not counted"; fi

# The slot's own file, so that an update brings kernel, device tree and words along. It names slot and slot_root.
sysboot \${devtype} \${devnum}:\${slot_part} any \${pxefile_addr_r} /boot/extlinux/extlinux.conf
# No kernel there, or not a whole one.
echo "Slot \${slot} does not start"
sleep 5
reset
`;
}
