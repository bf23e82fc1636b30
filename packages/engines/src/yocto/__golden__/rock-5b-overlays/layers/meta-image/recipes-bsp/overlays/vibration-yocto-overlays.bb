SUMMARY = "Device tree overlays of vibration-yocto"
LICENSE = "CLOSED"
DEPENDS = "dtc-native"
PACKAGE_ARCH = "${MACHINE_ARCH}"

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

do_install() {
    install -d ${D}/boot/overlays
    install -m 0644 ${B}/*.dtbo ${D}/boot/overlays/
}
FILES:${PN} = "/boot/overlays"
