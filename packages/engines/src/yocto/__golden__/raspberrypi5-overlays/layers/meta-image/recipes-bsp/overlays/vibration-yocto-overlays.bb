SUMMARY = "Device tree overlays of vibration-yocto"
LICENSE = "CLOSED"
DEPENDS = "dtc-native"
inherit deploy nopackages

FILESEXTRAPATHS:prepend := "${THISDIR}/../../../../board/dts:"
SRC_URI = "file://adxl345.dtso"
S = "${UNPACKDIR}"
B = "${WORKDIR}/build"
do_compile[cleandirs] = "${B}"

do_compile() {
    for source in ${S}/*.dtso; do
        name=$(basename $source .dtso)
        dtc -@ -I dts -O dtb -o ${B}/$name.dtbo $source
    done
}

do_deploy() {
    install -m 0644 ${B}/*.dtbo ${DEPLOYDIR}/
}
addtask deploy after do_compile before do_build
