FILESEXTRAPATHS:prepend := "${THISDIR}/files:"
SRC_URI:append:bw-init-busybox = " file://bw-ntpd.cfg"
