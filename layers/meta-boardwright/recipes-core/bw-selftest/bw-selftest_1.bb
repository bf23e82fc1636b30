SUMMARY = "Self-test of the ML runtimes and the kernel of an image"
DESCRIPTION = "Runs a known model through every ML runtime of the image, compares the answers, measures wake-up latency and \
reports as one line of JSON."
LICENSE = "Apache-2.0"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/Apache-2.0;md5=89aea4e17d99a7cacdbeed46a0096b10"

# Its sources lie beside this layer: nothing is downloaded.
FILESEXTRAPATHS:prepend := "${BW_ROOTFS_COMMON}:${BW_ROOTFS_COMMON}/rootfs/usr/lib/systemd/system:${BW_ROOTFS_COMMON}/rootfs/usr/share/boardwright:"
SRC_URI = "file://bw-selftest file://models file://bw-selftest.service file://init.d/bw-selftest"
S = "${UNPACKDIR}/bw-selftest"

inherit systemd update-rc.d

SYSTEMD_SERVICE:${PN} = "bw-selftest.service"
INITSCRIPT_NAME = "bw-selftest"
INITSCRIPT_PARAMS = "start 99 5 ."

# The program's own Makefile adds to CPPFLAGS and keeps the objects of an architecture apart.
EXTRA_OEMAKE = "ARCH=target 'WARNINGS=-std=c11 -Wall'"

do_configure[noexec] = "1"

do_install() {
    oe_runmake DESTDIR=${D} install
    install -d ${D}${datadir}/boardwright
    cp -R --no-dereference --preserve=mode,links ${UNPACKDIR}/models ${D}${datadir}/boardwright/
    install -D -m 0644 ${UNPACKDIR}/bw-selftest.service ${D}${systemd_system_unitdir}/bw-selftest.service
    install -D -m 0755 ${UNPACKDIR}/init.d/bw-selftest ${D}${sysconfdir}/init.d/bw-selftest
}

FILES:${PN} += "${datadir}/boardwright"
# Its Makefile links it stripped.
INSANE_SKIP:${PN} += "already-stripped"

BBCLASSEXTEND = "native"
