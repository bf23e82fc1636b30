################################################################################
#
# hailort-drivers
#
################################################################################

# To be changed together with HAILO8_FIRMWARE_VERSION and HAILORT_VERSION.
HAILORT_DRIVERS_VERSION = 4.23.0
HAILORT_DRIVERS_SITE = $(call github,hailo-ai,hailort-drivers,v$(HAILORT_DRIVERS_VERSION))
HAILORT_DRIVERS_LICENSE = GPL-2.0
HAILORT_DRIVERS_LICENSE_FILES = LICENSE
HAILORT_DRIVERS_MODULE_SUBDIRS = linux/pcie

define HAILORT_DRIVERS_LINUX_CONFIG_FIXUPS
	$(call KCONFIG_ENABLE_OPT,CONFIG_PCI)
	$(call KCONFIG_ENABLE_OPT,CONFIG_FW_LOADER)
endef

$(eval $(kernel-module))
$(eval $(generic-package))
