################################################################################
#
# bw-selftest
#
################################################################################

BW_SELFTEST_VERSION = 1
BW_SELFTEST_SITE = $(BOARDWRIGHT_ROOTFS_COMMON)/bw-selftest
BW_SELFTEST_SITE_METHOD = local
BW_SELFTEST_LICENSE = Apache-2.0
BW_SELFTEST_LICENSE_FILES = LICENSE
BW_SELFTEST_REDISTRIBUTE = NO
BW_SELFTEST_POST_RSYNC_HOOKS += BOARDWRIGHT_COPY_LICENSE

# The program's own Makefile adds to CPPFLAGS, which a value on the command line would prevent.
BW_SELFTEST_MAKE_OPTS = \
	$(TARGET_CONFIGURE_OPTS) \
	CPPFLAGS="$(TARGET_CPPFLAGS) -D_GNU_SOURCE" \
	WARNINGS="-std=c11 -Wall" \
	ARCH=target

define BW_SELFTEST_BUILD_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D) $(BW_SELFTEST_MAKE_OPTS)
endef

define BW_SELFTEST_INSTALL_TARGET_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D) $(BW_SELFTEST_MAKE_OPTS) \
		DESTDIR=$(TARGET_DIR) install
	mkdir -p $(TARGET_DIR)/usr/share/boardwright
	cp -r $(BOARDWRIGHT_ROOTFS_COMMON)/rootfs/usr/share/boardwright/models \
		$(TARGET_DIR)/usr/share/boardwright/
endef

define BW_SELFTEST_INSTALL_INIT_SYSV
	$(INSTALL) -D -m 0755 $(BOARDWRIGHT_ROOTFS_COMMON)/init.d/bw-selftest \
		$(TARGET_DIR)/etc/init.d/S99bw-selftest
endef

define BW_SELFTEST_INSTALL_INIT_SYSTEMD
	$(INSTALL) -D -m 0644 \
		$(BOARDWRIGHT_ROOTFS_COMMON)/rootfs/usr/lib/systemd/system/bw-selftest.service \
		$(TARGET_DIR)/usr/lib/systemd/system/bw-selftest.service
endef

$(eval $(generic-package))
