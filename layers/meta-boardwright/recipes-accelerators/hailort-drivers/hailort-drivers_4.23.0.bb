SUMMARY = "Kernel driver of Hailo-8, Hailo-8R and Hailo-8L (PCIe)"
DESCRIPTION = "From the branch hailo8: later versions, 5.x, are for other chips."
HOMEPAGE = "https://github.com/hailo-ai/hailort-drivers"
LICENSE = "GPL-2.0-only"
LIC_FILES_CHKSUM = "file://../../LICENSE;sha256=f9c375a1be4a41f7b70301dd83c91cb89e41567478859b77eef375a52d782505"

# To be changed together with hailort and hailo8-firmware.
SRC_URI = "https://github.com/hailo-ai/hailort-drivers/archive/v${PV}/hailort-drivers-${PV}.tar.gz"
# From hailo-pci.hash of Home Assistant Operating System, commit 0f18fa0588c9789a899135d6c59599d356837a0c, for the same archive.
SRC_URI[sha256sum] = "245c7157746c2fd48b2fab4a990c8fb3b786921dd72c9e5348f5b5619ee05ec3"
S = "${UNPACKDIR}/hailort-drivers-${PV}/linux/pcie"

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


INSANE_SKIP += "src-uri-bad"
