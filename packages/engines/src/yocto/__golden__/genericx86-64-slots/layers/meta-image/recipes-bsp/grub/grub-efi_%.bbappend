# because the menu that chooses a slot
GRUB_BUILDIN:append = " regexp reboot sleep echo squash4"
