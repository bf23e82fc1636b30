FILESEXTRAPATHS:prepend := "${THISDIR}/files:"
SRC_URI:append:bw-busybox-init = " file://bw-ntpd.cfg"
