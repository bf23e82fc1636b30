SUMMARY = "What GRUB and RAUC tell each other on a new vibration-yocto"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COREBASE}/meta/COPYING.MIT;md5=3da9cfbcb788c80a0384361b4de20420"
SRC_URI = "file://grub-slots.cfg file://grubenv"
S = "${UNPACKDIR}"
inherit deploy nopackages
do_deploy() {
    install -m 0644 ${S}/grub-slots.cfg ${S}/grubenv ${DEPLOYDIR}/
}
addtask deploy after do_unpack before do_build
