/** What the menu has to know of the disk. */
export interface GrubSlots {
  /** PARTUUID of each slot's root. */
  readonly roots: { readonly a: string; readonly b: string };
  /** Name of the kernel in /boot of a slot. */
  readonly kernel: string;
}

/** An environment block has this size, always: GRUB writes it in place and can't make it longer. */
const BLOCK_BYTES = 1024;
const SIGNATURE = '# GRUB Environment Block\n';

/**
 * The variables as a new device finds them: both slots hold a system, A comes first. `x_OK` says that a slot may be started,
 * `x_TRY` that it was and has not been called good since.
 *
 * @source GRUB manual, "The GRUB environment block": signature, NAME=VALUE lines, filled up with `#`
 */
export function environmentBlock(): string {
  const text = `${SIGNATURE}ORDER=A B\nA_OK=1\nA_TRY=0\nB_OK=1\nB_TRY=0\n`;
  return text.padEnd(BLOCK_BYTES, '#');
}

/**
 * GRUB's menu without a menu: takes the first slot of ORDER that is good and was not tried in vain, counts the try, starts it.
 *
 * @source RAUC manual, "GRUB": the meaning of ORDER, x_OK and x_TRY
 */
export function grubSlotMenu({ roots, kernel }: GrubSlots): string {
  return `# Two slots with RAUC. The variables are kept in grubenv beside this file; in Linux grub-editenv changes them.
set ORDER="A B"
set A_OK=0
set B_OK=0
set A_TRY=0
set B_TRY=0
load_env

set slot=
for one in $ORDER; do
  if [ "$one" = A ]; then set ok=$A_OK; set try=$A_TRY; else set ok=$B_OK; set try=$B_TRY; fi
  if [ -z "$slot" -a "$ok" = 1 -a "$try" = 0 ]; then set slot=$one; fi
done
# All were tried in vain: from the first again, rather than not at all.
if [ -z "$slot" ]; then
  set A_TRY=0
  set B_TRY=0
  for one in $ORDER; do
    if [ -z "$slot" ]; then set slot=$one; fi
  done
fi

# Counts as a failure until RAUC says that the slot is good.
if [ "$slot" = A ]; then
  set A_TRY=1
  set number=2
  set id=${roots.a}
else
  set B_TRY=1
  set number=3
  set id=${roots.b}
fi
save_env A_TRY B_TRY

regexp --set=1:disk '^([^,]+),' "$root"
set slice=($disk,gpt$number)
set words="rootwait panic=10"
# The slot's own words, so that an update brings them along.
if [ -f $slice/boot/slot.cfg ]; then source $slice/boot/slot.cfg; fi
echo "Starting slot $slot"
if linux $slice/boot/${kernel} root=PARTUUID=$id $words rauc.slot=$slot; then boot; fi
# No kernel there, or not a whole one.
echo "Slot $slot does not start"
sleep 5
reboot
`;
}
