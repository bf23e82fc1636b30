SUMMARY = "Times ONNX and TensorFlow Lite models with the runtimes of an image"
LICENSE = "Apache-2.0"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/Apache-2.0;md5=89aea4e17d99a7cacdbeed46a0096b10"

# It is compiled with parts of bw-selftest, which lies beside it.
FILESEXTRAPATHS:prepend := "${BW_ROOTFS_COMMON}:"
SRC_URI = "file://bw-bench file://bw-selftest"
S = "${UNPACKDIR}/bw-bench"

EXTRA_OEMAKE = "ARCH=target 'WARNINGS=-std=c11 -Wall'"

do_configure[noexec] = "1"

do_install() {
    oe_runmake DESTDIR=${D} install
}

INSANE_SKIP:${PN} += "already-stripped"

BBCLASSEXTEND = "native"
