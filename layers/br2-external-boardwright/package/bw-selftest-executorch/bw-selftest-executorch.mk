################################################################################
#
# bw-selftest-executorch
#
################################################################################

BW_SELFTEST_EXECUTORCH_VERSION = 1
BW_SELFTEST_EXECUTORCH_SITE = $(BOARDWRIGHT_ROOTFS_COMMON)/bw-selftest
BW_SELFTEST_EXECUTORCH_SITE_METHOD = local
BW_SELFTEST_EXECUTORCH_SUBDIR = executorch
BW_SELFTEST_EXECUTORCH_SUPPORTS_IN_SOURCE_BUILD = NO
BW_SELFTEST_EXECUTORCH_LICENSE = Apache-2.0
BW_SELFTEST_EXECUTORCH_REDISTRIBUTE = NO
BW_SELFTEST_EXECUTORCH_DEPENDENCIES = executorch
BW_SELFTEST_EXECUTORCH_CONF_OPTS = \
	-DBW_EXECUTORCH_VERSION=$(EXECUTORCH_VERSION)

$(eval $(cmake-package))
