# Host tools the builder image has, linked into host/ instead of being compiled in every build: ccache alone with its own
# dependencies is a third of a warm build, and kmod brings Meson, which brings Python. Only tools no target package links with.
#
# Buildroot reads this file (BR2_PACKAGE_OVERRIDE_FILE) before the packages set their variables, hence `override`.
# Nothing is downloaded, extracted or patched for them: an override source directory replaces those steps.

BOARDWRIGHT_HOST_TOOLS := $(dir $(lastword $(MAKEFILE_LIST)))

# $(1): package name in upper case. $(2): links to make, each PLACE_BELOW_HOST_DIR=PROGRAM
define boardwright-host-tool
HOST_$(1)_OVERRIDE_SRCDIR = $(BOARDWRIGHT_HOST_TOOLS)stub
override HOST_$(1)_DEPENDENCIES := host-skeleton
override HOST_$(1)_AUTORECONF := NO
override HOST_$(1)_CONFIGURE_CMDS = :
override HOST_$(1)_BUILD_CMDS = :
# No sources of these in the image's legal information: they are part of the builder.
override HOST_$(1)_LICENSE_FILES :=
override HOST_$(1)_REDISTRIBUTE := NO
override HOST_$(1)_INSTALL_CMDS = $(BOARDWRIGHT_HOST_TOOLS)link $$(HOST_DIR) $(2)
endef

BOARDWRIGHT_E2FSPROGS := mke2fs mkfs.ext2 mkfs.ext3 mkfs.ext4 e2fsck resize2fs tune2fs debugfs dumpe2fs e2label

$(eval $(call boardwright-host-tool,CCACHE,bin/ccache=/usr/bin/ccache))
$(eval $(call boardwright-host-tool,PKGCONF,bin/pkgconf=/usr/bin/pkgconf))
$(eval $(call boardwright-host-tool,KMOD,bin/kmod=/usr/bin/kmod sbin/depmod=/usr/sbin/depmod sbin/modinfo=/usr/sbin/modinfo))
$(eval $(call boardwright-host-tool,FAKEROOT,bin/fakeroot=/usr/bin/fakeroot))
$(eval $(call boardwright-host-tool,PATCHELF,bin/patchelf=$(BOARDWRIGHT_HOST_TOOLS)patchelf))
$(eval $(call boardwright-host-tool,GENIMAGE,bin/genimage=/usr/bin/genimage))
$(eval $(call boardwright-host-tool,SQUASHFS,bin/mksquashfs=/usr/bin/mksquashfs))
$(eval $(call boardwright-host-tool,DOSFSTOOLS,sbin/mkfs.fat=/usr/sbin/mkfs.fat sbin/mkdosfs=/usr/sbin/mkfs.fat sbin/fsck.fat=/usr/sbin/fsck.fat))
$(eval $(call boardwright-host-tool,MTOOLS,bin/mtools=/usr/bin/mtools bin/mcopy=/usr/bin/mcopy bin/mmd=/usr/bin/mmd bin/mdir=/usr/bin/mdir))
$(eval $(call boardwright-host-tool,E2FSPROGS,$(foreach tool,$(BOARDWRIGHT_E2FSPROGS),sbin/$(tool)=/usr/sbin/$(tool))))

# mke2fs selects it for its libraries. A package that really needs host-util-linux depends on it and still gets it.
BR2_PACKAGE_HOST_UTIL_LINUX :=
