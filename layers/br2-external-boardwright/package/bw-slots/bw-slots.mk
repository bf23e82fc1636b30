################################################################################
#
# bw-slots
#
################################################################################

BW_SLOTS_VERSION = 1
BW_SLOTS_SITE = $(BR2_EXTERNAL_BOARDWRIGHT_PATH)/package/bw-slots
BW_SLOTS_SITE_METHOD = local
BW_SLOTS_LICENSE = Apache-2.0
BW_SLOTS_LICENSE_FILES = LICENSE
BW_SLOTS_REDISTRIBUTE = NO
BW_SLOTS_POST_RSYNC_HOOKS += BOARDWRIGHT_COPY_LICENSE

# Mount points of a root that may be read-only.
define BW_SLOTS_INSTALL_TARGET_CMDS
	mkdir -p $(TARGET_DIR)/boot/efi
	ln -sfn run/boardwright/data $(TARGET_DIR)/data
endef

define BW_SLOTS_INSTALL_INIT_SYSV
	$(INSTALL) -D -m 0755 $(BW_SLOTS_PKGDIR)/S04bw-slots \
		$(TARGET_DIR)/etc/init.d/S04bw-slots
	$(INSTALL) -D -m 0755 $(BW_SLOTS_PKGDIR)/S99bw-slots-good \
		$(TARGET_DIR)/etc/init.d/S99bw-slots-good
endef

$(eval $(generic-package))
