################################################################################
#
# libedgetpu
#
################################################################################

LIBEDGETPU_VERSION = e35aed18fea2e2d25d98352e5a5bd357c170bd4d
LIBEDGETPU_SITE = $(call github,google-coral,libedgetpu,$(LIBEDGETPU_VERSION))
LIBEDGETPU_LICENSE = Apache-2.0
LIBEDGETPU_LICENSE_FILES = LICENSE
LIBEDGETPU_INSTALL_STAGING = YES
LIBEDGETPU_DEPENDENCIES = \
	host-flatbuffers host-pkgconf flatbuffers libabseil-cpp libusb litert

# The delegate shares structures with the library that loads it, and those
# change with its versions: the headers are those of the litert of this image.
LIBEDGETPU_GOAL = $(if $(BR2_PACKAGE_LIBEDGETPU_MAX),libedgetpu,libedgetpu-throttled)
LIBEDGETPU_BUILT = out/$(if $(BR2_PACKAGE_LIBEDGETPU_MAX),direct,throttled)/k8/libedgetpu.so.1.0

LIBEDGETPU_ABSEIL = \
	absl_flags absl_flags_parse absl_flat_hash_map absl_status \
	absl_statusor absl_str_format absl_strings absl_synchronization \
	absl_time

LIBEDGETPU_CPPFLAGS = -DDARWINN_PORT_DEFAULT

# The makefile's own names, two of which mean something else here: BUILDROOT
# is its source directory, TFROOT that of TensorFlow.
LIBEDGETPU_MAKE_OPTS = \
	BUILDROOT=$(@D) \
	TFROOT=$(LITERT_DIR) \
	CC="$(TARGET_CC)" \
	CXX="$(TARGET_CXX)" \
	FLATC=$(HOST_DIR)/bin/flatc \
	LIBEDGETPU_CXXFLAGS="$(TARGET_CPPFLAGS) $(TARGET_CXXFLAGS) $(LIBEDGETPU_CPPFLAGS) -fPIC -std=c++17" \
	LIBEDGETPU_LDFLAGS="$(TARGET_LDFLAGS) -shared -Wl,-soname,libedgetpu.so.1 -Wl,--version-script=$(@D)/tflite/public/libedgetpu.lds" \
	LIBEDGETPU_LIBS="`$(PKG_CONFIG_HOST_BINARY) --libs $(LIBEDGETPU_ABSEIL) libusb-1.0` -lflatbuffers"

# util.h of TensorFlow Lite brings its schema, and with it the one version of
# FlatBuffers that was made with; an array of one number needs neither.
# common.c has moved since the makefile was written. Libraries named before
# the objects are dropped by linkers that take only what is needed so far.
# xxd is not on every build machine.
define LIBEDGETPU_ADAPT
	$(SED) '/tensorflow\/lite\/util\.h/d' \
		-e '/^using .*ConvertVectorToTfLiteIntArray/d' \
		-e 's/ConvertVectorToTfLiteIntArray(.*/TfLiteIntArrayCreate(1);/' \
		-e '/= TfLiteIntArrayCreate(1);/a \ \ \ \ nodes->data[0] = node_index;' \
		$(@D)/tflite/edgetpu_delegate_for_custom_op.cc
	$(SED) 's:^LIBEDGETPU_CSRCS .*:LIBEDGETPU_CSRCS =:' \
		-e 's:/lite/util\.cc:/lite/core/c/common.cc:' \
		-e 's:_CCOBJS) -o :_CCOBJS) $$(LIBEDGETPU_LIBS) -o :' \
		-e 's:xxd -i <:$(LIBEDGETPU_PKGDIR)/firmware-bytes:' \
		$(@D)/makefile_build/Makefile
endef
LIBEDGETPU_POST_PATCH_HOOKS += LIBEDGETPU_ADAPT

define LIBEDGETPU_BUILD_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D) -f makefile_build/Makefile \
		$(LIBEDGETPU_MAKE_OPTS) $(LIBEDGETPU_GOAL)
endef

define LIBEDGETPU_INSTALL_LIBRARY
	$(INSTALL) -D -m 0755 $(@D)/$(LIBEDGETPU_BUILT) \
		$(1)/usr/lib/libedgetpu.so.1.0
	ln -sf libedgetpu.so.1.0 $(1)/usr/lib/libedgetpu.so.1
endef

define LIBEDGETPU_INSTALL_STAGING_CMDS
	$(call LIBEDGETPU_INSTALL_LIBRARY,$(STAGING_DIR))
	ln -sf libedgetpu.so.1 $(STAGING_DIR)/usr/lib/libedgetpu.so
	$(INSTALL) -D -m 0644 $(@D)/tflite/public/edgetpu.h \
		$(STAGING_DIR)/usr/include/edgetpu.h
	$(INSTALL) -D -m 0644 $(@D)/tflite/public/edgetpu_c.h \
		$(STAGING_DIR)/usr/include/edgetpu_c.h
endef

define LIBEDGETPU_INSTALL_TARGET_CMDS
	$(call LIBEDGETPU_INSTALL_LIBRARY,$(TARGET_DIR))
endef

$(eval $(generic-package))
