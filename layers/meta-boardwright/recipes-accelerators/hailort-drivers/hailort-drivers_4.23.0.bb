SUMMARY = "Kernel driver of Hailo-8, Hailo-8R and Hailo-8L (PCIe)"
DESCRIPTION = "From the branch hailo8: later versions, 5.x, are for other chips."
HOMEPAGE = "https://github.com/hailo-ai/hailort-drivers"
LICENSE = "GPL-2.0-only"
LIC_FILES_CHKSUM = "file://../../LICENSE;sha256=f9c375a1be4a41f7b70301dd83c91cb89e41567478859b77eef375a52d782505"

# To be changed together with hailort and hailo8-firmware.
SRC_URI = "git://github.com/hailo-ai/hailort-drivers.git;protocol=https;branch=hailo8;destsuffix=${BP}"
# Tag v4.23.0
SRCREV = "ce1087bfe8132c99b41374e3128fc78612a3f492"
S = "${UNPACKDIR}/${BP}/linux/pcie"

inherit module

COMPATIBLE_HOST = "(aarch64|x86_64).*-linux"

do_compile() {
    unset CFLAGS CPPFLAGS CXXFLAGS LDFLAGS
    oe_runmake -C ${STAGING_KERNEL_BUILDDIR} M=${S} CC="${KERNEL_CC}" LD="${KERNEL_LD}" AR="${KERNEL_AR}" modules
}
do_install() {
    unset CFLAGS CPPFLAGS CXXFLAGS LDFLAGS
    oe_runmake -C ${STAGING_KERNEL_BUILDDIR} M=${S} CC="${KERNEL_CC}" LD="${KERNEL_LD}" \
        INSTALL_MOD_PATH=${D}${root_prefix} DEPMOD=echo modules_install
}
