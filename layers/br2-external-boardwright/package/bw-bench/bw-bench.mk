################################################################################
#
# bw-bench
#
################################################################################

BW_BENCH_VERSION = 1
# It is compiled with parts of bw-selftest, which lies beside it.
BW_BENCH_SITE = $(BOARDWRIGHT_ROOTFS_COMMON)
BW_BENCH_SITE_METHOD = local
BW_BENCH_LICENSE = Apache-2.0
BW_BENCH_LICENSE_FILES = LICENSE
BW_BENCH_REDISTRIBUTE = NO
BW_BENCH_POST_RSYNC_HOOKS += BOARDWRIGHT_COPY_LICENSE

# The program's own Makefile adds to CPPFLAGS, which a value on the command line would prevent.
BW_BENCH_MAKE_OPTS = \
	$(TARGET_CONFIGURE_OPTS) \
	CPPFLAGS="$(TARGET_CPPFLAGS) -D_GNU_SOURCE -I../bw-selftest/src" \
	WARNINGS="-std=c11 -Wall" \
	ARCH=target

define BW_BENCH_BUILD_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D)/bw-bench $(BW_BENCH_MAKE_OPTS)
endef

define BW_BENCH_INSTALL_TARGET_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D)/bw-bench $(BW_BENCH_MAKE_OPTS) \
		DESTDIR=$(TARGET_DIR) install
endef

$(eval $(generic-package))
