SUMMARY = "First start of a device: host keys, and the last partition grows to the medium"
LICENSE = "Apache-2.0"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/Apache-2.0;md5=89aea4e17d99a7cacdbeed46a0096b10"

FILESEXTRAPATHS:prepend := "${BW_ROOTFS_COMMON}/rootfs/usr/lib/boardwright:${BW_ROOTFS_COMMON}/rootfs/usr/lib/systemd/system:${BW_ROOTFS_COMMON}:"
SRC_URI = "file://firstboot file://personalise file://personalise-wifi file://bw-firstboot.service file://init.d/bw-firstboot"
S = "${UNPACKDIR}"

inherit allarch systemd update-rc.d

SYSTEMD_SERVICE:${PN} = "bw-firstboot.service"
# After file systems, modules and device nodes; before anything of the network, which is in runlevel 5.
INITSCRIPT_NAME = "bw-firstboot"
INITSCRIPT_PARAMS = "start 40 S ."

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_install() {
    install -D -m 0755 ${UNPACKDIR}/firstboot ${D}${nonarch_libdir}/boardwright/firstboot
    # firstboot runs the one beside it, which reads the other, and grows nothing when it is not there.
    install -m 0755 ${UNPACKDIR}/personalise ${D}${nonarch_libdir}/boardwright/personalise
    install -m 0644 ${UNPACKDIR}/personalise-wifi ${D}${nonarch_libdir}/boardwright/personalise-wifi
    install -D -m 0644 ${UNPACKDIR}/bw-firstboot.service ${D}${systemd_system_unitdir}/bw-firstboot.service
    install -D -m 0755 ${UNPACKDIR}/init.d/bw-firstboot ${D}${sysconfdir}/init.d/bw-firstboot
    # Over a read-only root a file system in memory is mounted there.
    install -d ${D}${localstatedir}/lib/boardwright
}

FILES:${PN} += "${nonarch_libdir}/boardwright ${localstatedir}/lib/boardwright"
# Without them the partition keeps its size, and the log says so.
RRECOMMENDS:${PN} = "e2fsprogs-resize2fs util-linux-partx util-linux-sfdisk util-linux-mountpoint"
