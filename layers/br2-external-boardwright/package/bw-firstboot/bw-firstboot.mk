################################################################################
#
# bw-firstboot
#
################################################################################

BW_FIRSTBOOT_VERSION = 1
BW_FIRSTBOOT_SITE = $(BOARDWRIGHT_ROOTFS_COMMON)/rootfs/usr/lib/boardwright
BW_FIRSTBOOT_SITE_METHOD = local
BW_FIRSTBOOT_LICENSE = Apache-2.0
BW_FIRSTBOOT_LICENSE_FILES = LICENSE
BW_FIRSTBOOT_REDISTRIBUTE = NO
BW_FIRSTBOOT_POST_RSYNC_HOOKS += BOARDWRIGHT_COPY_LICENSE

# The directory is where a root that is read-only gets a file system in memory.
define BW_FIRSTBOOT_INSTALL_TARGET_CMDS
	mkdir -p $(TARGET_DIR)/var/lib/boardwright
	$(INSTALL) -D -m 0755 $(@D)/firstboot \
		$(TARGET_DIR)/usr/lib/boardwright/firstboot
	$(INSTALL) -D -m 0755 $(@D)/personalise \
		$(TARGET_DIR)/usr/lib/boardwright/personalise
	$(INSTALL) -D -m 0644 $(@D)/personalise-wifi \
		$(TARGET_DIR)/usr/lib/boardwright/personalise-wifi
endef

define BW_FIRSTBOOT_INSTALL_INIT_SYSV
	$(INSTALL) -D -m 0755 $(BOARDWRIGHT_ROOTFS_COMMON)/init.d/bw-firstboot \
		$(TARGET_DIR)/etc/init.d/S05bw-firstboot
endef

define BW_FIRSTBOOT_INSTALL_INIT_SYSTEMD
	$(INSTALL) -D -m 0644 \
		$(BOARDWRIGHT_ROOTFS_COMMON)/rootfs/usr/lib/systemd/system/bw-firstboot.service \
		$(TARGET_DIR)/usr/lib/systemd/system/bw-firstboot.service
	$(INSTALL) -D -m 0644 \
		$(BOARDWRIGHT_ROOTFS_COMMON)/rootfs/usr/lib/systemd/system-preset/80-boardwright.preset \
		$(TARGET_DIR)/usr/lib/systemd/system-preset/80-boardwright.preset
endef

$(eval $(generic-package))
