# Files every engine installs lie beside this tree, in the repository as in the builder image.
BOARDWRIGHT_ROOTFS_COMMON = $(BR2_EXTERNAL_BOARDWRIGHT_PATH)/../rootfs-common

include $(sort $(wildcard $(BR2_EXTERNAL_BOARDWRIGHT_PATH)/package/*/*.mk))

# Everything the configuration asks for, built and installed, but not finalised: later configurations can add to it.
.PHONY: boardwright-packages
boardwright-packages: $(PACKAGES)

# Holds make between `show-info` and building until whoever reads its output opens the named pipe.
.PHONY: boardwright-gate
boardwright-gate:
	@read -r line < "$(BOARDWRIGHT_GATE)"
