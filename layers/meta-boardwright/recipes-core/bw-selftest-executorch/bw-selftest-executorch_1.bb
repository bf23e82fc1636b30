SUMMARY = "The part of bw-selftest that is linked with ExecuTorch"
LICENSE = "Apache-2.0"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/Apache-2.0;md5=89aea4e17d99a7cacdbeed46a0096b10"

FILESEXTRAPATHS:prepend := "${BW_ROOTFS_COMMON}:"
SRC_URI = "file://bw-selftest"
S = "${UNPACKDIR}/bw-selftest"
OECMAKE_SOURCEPATH = "${S}/executorch"

DEPENDS = "executorch"

inherit cmake

COMPATIBLE_HOST = "(aarch64|x86_64).*-linux"

EXTRA_OECMAKE = "-DBW_EXECUTORCH_VERSION=1.3.1"

FILES:${PN} += "${nonarch_libdir}/boardwright"
RDEPENDS:${PN} = "bw-selftest"
