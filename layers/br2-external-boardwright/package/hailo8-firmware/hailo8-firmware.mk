################################################################################
#
# hailo8-firmware
#
################################################################################

# To be changed together with HAILORT_DRIVERS_VERSION and HAILORT_VERSION.
HAILO8_FIRMWARE_VERSION = 4.23.0
HAILO8_FIRMWARE_SITE = https://hailo-hailort.s3.eu-west-2.amazonaws.com/Hailo8/$(HAILO8_FIRMWARE_VERSION)/FW
HAILO8_FIRMWARE_SOURCE = hailo8_fw.$(HAILO8_FIRMWARE_VERSION).bin
HAILO8_FIRMWARE_EXTRA_DOWNLOADS = LICENSE
HAILO8_FIRMWARE_LICENSE = PROPRIETARY
HAILO8_FIRMWARE_LICENSE_FILES = LICENSE
HAILO8_FIRMWARE_REDISTRIBUTE = NO

define HAILO8_FIRMWARE_EXTRACT_CMDS
	cp $(HAILO8_FIRMWARE_DL_DIR)/$(HAILO8_FIRMWARE_SOURCE) \
		$(HAILO8_FIRMWARE_DL_DIR)/LICENSE $(@D)/
endef

define HAILO8_FIRMWARE_INSTALL_TARGET_CMDS
	$(INSTALL) -D -m 0644 $(@D)/$(HAILO8_FIRMWARE_SOURCE) \
		$(TARGET_DIR)/lib/firmware/hailo/hailo8_fw.bin
endef

$(eval $(generic-package))
