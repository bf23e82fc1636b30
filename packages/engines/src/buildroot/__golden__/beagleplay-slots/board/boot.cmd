# Two slots with RAUC. In Linux fw_printenv shows the state of the slots.
setexpr slot_at ${kernel_addr_r} + 1000
setexpr slot_count_at ${slot_at} + 4
setexpr slot_data ${slot_at} + 5
# crc32 leaves its result with the highest byte first, the state has it with the lowest first.
setexpr slot_big0 ${kernel_addr_r} + 2000
setexpr slot_big1 ${slot_big0} + 1
setexpr slot_big2 ${slot_big0} + 2
setexpr slot_big3 ${slot_big0} + 3
setexpr slot_sum0 ${kernel_addr_r} + 2010
setexpr slot_sum1 ${slot_sum0} + 1
setexpr slot_sum2 ${slot_sum0} + 2
setexpr slot_sum3 ${slot_sum0} + 3
setenv slot_sum 'crc32 ${slot_data} 1fb ${slot_big0}; cp.b ${slot_big3} ${slot_sum0} 1; cp.b ${slot_big2} ${slot_sum1} 1; cp.b ${slot_big1} ${slot_sum2} 1; cp.b ${slot_big0} ${slot_sum3} 1'
setenv slot_read '${devtype} read ${slot_at} ${slot_block} 1 && run slot_sum && cmp.b ${slot_at} ${slot_sum0} 4'

# Which copy is whole, and the newer one of two.
${devtype} dev ${devnum}
setenv slot_count1
setenv slot_count2
setenv slot_block 800
if run slot_read; then setexpr.b slot_count1 *${slot_count_at}; fi
setenv slot_block 1000
if run slot_read; then setexpr.b slot_count2 *${slot_count_at}; fi
setenv slot_newer
if test -n "${slot_count1}"; then setenv slot_newer 1; fi
if test -n "${slot_count2}"; then
  if test -z "${slot_count1}"; then
    setenv slot_newer 2
  else
    if itest ${slot_count2} -gt ${slot_count1}; then setenv slot_newer 2; fi
    # The count is one byte: 0 comes after ff.
    if itest ${slot_count1} == ff && itest ${slot_count2} == 0; then setenv slot_newer 2; fi
    if itest ${slot_count1} == 0 && itest ${slot_count2} == ff; then setenv slot_newer 1; fi
  fi
fi

# No copy is whole: as on a new device.
setenv BOOT_ORDER A B
setenv BOOT_A_LEFT 1
setenv BOOT_B_LEFT 1
setenv slot_count 0
if test "${slot_newer}" = 1; then setenv slot_block 800; setenv slot_count ${slot_count1}; fi
if test "${slot_newer}" = 2; then setenv slot_block 1000; setenv slot_count ${slot_count2}; fi
if test -n "${slot_newer}" && run slot_read; then
  env import -b ${slot_data} 1fb BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT
fi

setenv slot
for slot_one in ${BOOT_ORDER}; do
  if test -z "${slot}" && test "${slot_one}" = A && itest ${BOOT_A_LEFT} -gt 0; then setenv slot A; fi
  if test -z "${slot}" && test "${slot_one}" = B && itest ${BOOT_B_LEFT} -gt 0; then setenv slot B; fi
done
# All were tried in vain: from the first again, rather than not at all.
if test -z "${slot}"; then
  setenv BOOT_A_LEFT 1
  setenv BOOT_B_LEFT 1
  setenv slot A
  if test "${BOOT_ORDER}" = "B A" || test "${BOOT_ORDER}" = B; then setenv slot B; fi
fi

# Counts as a failure until RAUC says that the slot is good.
if test "${slot}" = A; then
  setexpr BOOT_A_LEFT ${BOOT_A_LEFT} - 1
  setenv slot_part 2
  setenv slot_root PARTUUID=d22eb8d7-02
else
  setexpr BOOT_B_LEFT ${BOOT_B_LEFT} - 1
  setenv slot_part 3
  setenv slot_root PARTUUID=d22eb8d7-03
fi
mw.b ${slot_at} 0 200
env export -b -s 1fb ${slot_data} BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT
setexpr slot_count ${slot_count} + 1
setexpr slot_count ${slot_count} '&' ff
mw.b ${slot_count_at} ${slot_count} 1
run slot_sum
cp.b ${slot_sum0} ${slot_at} 4
setenv slot_block 800
if test "${slot_newer}" = 1; then setenv slot_block 1000; fi
if ${devtype} write ${slot_at} ${slot_block} 1; then echo "Starting slot ${slot}"; else echo "Starting slot ${slot}, not counted"; fi

# The slot's own file, so that an update brings kernel, device tree and words along. It names slot and slot_root.
sysboot ${devtype} ${devnum}:${slot_part} any ${pxefile_addr_r} /boot/extlinux/extlinux.conf
# No kernel there, or not a whole one.
echo "Slot ${slot} does not start"
sleep 5
reset
