SUMMARY = "wic as the last release of openembedded-core had it in its own tree"
LICENSE = "GPL-2.0-only"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/GPL-2.0-only;md5=801f80980d171dd6425610833a22dbe6"

SRC_URI = "file://scripts"
S = "${UNPACKDIR}/scripts"

inherit native
INHIBIT_DEFAULT_DEPS = "1"

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_install() {
    install -d ${D}${bindir} ${D}${datadir}/wic
    cp -R --no-dereference --preserve=mode,links ${S} ${D}${datadir}/wic/
    printf '#!/bin/sh\nPYTHONPATH=%s/meta/lib exec python3 %s/wic/scripts/wic "$@"\n' "${COREBASE}" "${datadir}" > ${D}${bindir}/wic
    chmod 0755 ${D}${bindir}/wic
}
