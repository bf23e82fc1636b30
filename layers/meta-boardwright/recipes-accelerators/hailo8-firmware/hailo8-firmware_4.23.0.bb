SUMMARY = "Firmware of Hailo-8, Hailo-8R and Hailo-8L"
HOMEPAGE = "https://hailo.ai/"
# Whoever builds an image with it accepts Hailo's licence: LICENSE_FLAGS_ACCEPTED.
LICENSE = "Proprietary"
LICENSE_FLAGS = "hailo8-firmware"
LIC_FILES_CHKSUM = "file://LICENSE;sha256=ca96445e6e33ae0a82170ea847b0925c864492f0cbb6342d42c54fd647133608"

# To be changed together with hailort and hailort-drivers.
HAILO_SITE = "https://hailo-hailort.s3.eu-west-2.amazonaws.com/Hailo8/${PV}/FW"
SRC_URI = " \
    ${HAILO_SITE}/hailo8_fw.${PV}.bin;name=firmware \
    ${HAILO_SITE}/LICENSE;name=licence;downloadfilename=hailo8_fw.${PV}.LICENSE \
"
# From hailo-firmware_4.23.0.bb of zboszor/meta-hailo, commit 178a428a01e7c81811f8b022beef83e8dda17f63.
SRC_URI[firmware.sha256sum] = "1ba9528972091ec17bebc0dc7ea2e6f4449efe70664890f6387ccbc7b60626ee"
SRC_URI[licence.sha256sum] = "ca96445e6e33ae0a82170ea847b0925c864492f0cbb6342d42c54fd647133608"
S = "${UNPACKDIR}"

inherit allarch

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_unpack:append() {
    import os
    import shutil

    unpacked = d.getVar("UNPACKDIR")
    shutil.copyfile(os.path.join(unpacked, "hailo8_fw.%s.LICENSE" % d.getVar("PV")), os.path.join(unpacked, "LICENSE"))
}

do_install() {
    install -D -m 0644 ${UNPACKDIR}/hailo8_fw.${PV}.bin ${D}${nonarch_base_libdir}/firmware/hailo/hailo8_fw.bin
}

FILES:${PN} = "${nonarch_base_libdir}/firmware/hailo"
