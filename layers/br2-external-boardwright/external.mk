# Files every engine installs lie beside this tree, in the repository as in the builder image.
BOARDWRIGHT_ROOTFS_COMMON = $(BR2_EXTERNAL_BOARDWRIGHT_PATH)/../rootfs-common

# For packages of ours: the licence comes beside the copy of their sources, where legal-info looks for it.
define BOARDWRIGHT_COPY_LICENSE
	$(INSTALL) -m 0644 $(BR2_EXTERNAL_BOARDWRIGHT_PATH)/LICENSE $(@D)/LICENSE
endef

include $(sort $(wildcard $(BR2_EXTERNAL_BOARDWRIGHT_PATH)/package/*/*.mk))

# Everything the configuration asks for, built and installed, but not finalised: later configurations can add to it.
# BOARDWRIGHT_LATER: packages they would build again.
.PHONY: boardwright-packages
boardwright-packages: $(filter-out $(BOARDWRIGHT_LATER),$(PACKAGES))

# Holds make between `show-info` and building until whoever reads its output opens the named pipe.
.PHONY: boardwright-gate
boardwright-gate:
	@read -r line < "$(BOARDWRIGHT_GATE)"

# Configures the kernel and has its configuration looked at before the long part begins. BOARDWRIGHT_KERNEL_CHECK: a command,
# given the path of the configuration; none: nothing is done here.
.PHONY: boardwright-kernel
boardwright-kernel: $(if $(BOARDWRIGHT_KERNEL_CHECK),$(if $(BR2_LINUX_KERNEL),linux-configure))
	$(if $(BOARDWRIGHT_KERNEL_CHECK),$(if $(BR2_LINUX_KERNEL),$(BOARDWRIGHT_KERNEL_CHECK) $(LINUX_DIR)/.config))

# All of it in one run: reading 3000 package files takes make nine seconds. What is right of .WAIT (GNU make 4.4) is not looked
# at before the gate is open, so stamps taken away meanwhile are seen.
.PHONY: boardwright-build
boardwright-build: show-info boardwright-gate .WAIT boardwright-kernel .WAIT $(BOARDWRIGHT_GOAL)
