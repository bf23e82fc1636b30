SUMMARY = "What systemd does beside starting services, for images with BusyBox as init"
DESCRIPTION = "Applies /etc/sysctl.d and keeps the clock right."
LICENSE = "Apache-2.0"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/Apache-2.0;md5=89aea4e17d99a7cacdbeed46a0096b10"

SRC_URI = "file://bw-sysctl file://bw-ntpd file://ntp.conf"
S = "${UNPACKDIR}"

inherit allarch features_check update-rc.d

REQUIRED_DISTRO_FEATURES = "sysvinit"

INITSCRIPT_PACKAGES = "${PN} ${PN}-ntpd"
INITSCRIPT_NAME:${PN} = "bw-sysctl"
# The governor's driver is loaded by then, the network is not up yet.
INITSCRIPT_PARAMS:${PN} = "start 41 S ."
INITSCRIPT_NAME:${PN}-ntpd = "bw-ntpd"
INITSCRIPT_PARAMS:${PN}-ntpd = "start 20 5 . stop 20 0 1 6 ."

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_install() {
    install -D -m 0755 ${UNPACKDIR}/bw-sysctl ${D}${sysconfdir}/init.d/bw-sysctl
    install -D -m 0755 ${UNPACKDIR}/bw-ntpd ${D}${sysconfdir}/init.d/bw-ntpd
    install -D -m 0644 ${UNPACKDIR}/ntp.conf ${D}${sysconfdir}/ntp.conf
}

# Apart, as an image may bring another program that sets the clock.
PACKAGES =+ "${PN}-ntpd"
FILES:${PN}-ntpd = "${sysconfdir}/init.d/bw-ntpd ${sysconfdir}/ntp.conf"
CONFFILES:${PN}-ntpd = "${sysconfdir}/ntp.conf"
