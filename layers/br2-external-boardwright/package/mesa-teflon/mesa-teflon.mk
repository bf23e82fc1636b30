################################################################################
#
# mesa-teflon
#
################################################################################

MESA_TEFLON_VERSION = 26.1.2
MESA_TEFLON_SOURCE = mesa-$(MESA_TEFLON_VERSION).tar.xz
MESA_TEFLON_SITE = https://archive.mesa3d.org
MESA_TEFLON_LICENSE = MIT
MESA_TEFLON_LICENSE_FILES = licenses/MIT
MESA_TEFLON_CPE_ID_VENDOR = mesa3d
MESA_TEFLON_CPE_ID_PRODUCT = mesa

MESA_TEFLON_DEPENDENCIES = \
	host-bison \
	host-flex \
	host-pkgconf \
	host-python-mako \
	host-python-pyyaml \
	libdrm \
	zlib

MESA_TEFLON_DRIVERS-$(BR2_PACKAGE_MESA_TEFLON_ETHOSU) += ethosu
MESA_TEFLON_DRIVERS-$(BR2_PACKAGE_MESA_TEFLON_ETNAVIV) += etnaviv
MESA_TEFLON_DRIVERS-$(BR2_PACKAGE_MESA_TEFLON_ROCKET) += rocket

ifeq ($(BR2_PACKAGE_MESA_TEFLON_ETNAVIV),y)
MESA_TEFLON_DEPENDENCIES += host-python-pycparser
endif

# Nothing of Mesa but the delegate and the drivers it needs.
MESA_TEFLON_CONF_OPTS = \
	-Dteflon=true \
	-Dgallium-drivers=$(subst $(space),$(comma),$(MESA_TEFLON_DRIVERS-y)) \
	-Dvulkan-drivers= \
	-Dplatforms= \
	-Dopengl=false \
	-Dgles1=disabled \
	-Dgles2=disabled \
	-Degl=disabled \
	-Dgbm=disabled \
	-Dglx=disabled \
	-Dglvnd=disabled \
	-Dgallium-va=disabled \
	-Dgallium-rusticl=false \
	-Dgallium-extra-hud=false \
	-Dmicrosoft-clc=disabled \
	-Dllvm=disabled \
	-Dlibunwind=disabled \
	-Dlmsensors=disabled \
	-Dshader-cache=disabled \
	-Dvalgrind=disabled \
	-Dvideo-codecs= \
	-Dxmlconfig=disabled \
	-Dzstd=disabled

MESA_TEFLON_NINJA_OPTS = src/gallium/targets/teflon/libteflon.so

define MESA_TEFLON_INSTALL_TARGET_CMDS
	$(INSTALL) -D -m 0755 $(@D)/buildroot-build/src/gallium/targets/teflon/libteflon.so \
		$(TARGET_DIR)/usr/lib/libteflon.so
endef

$(eval $(meson-package))
