SUMMARY = "The host's rpmdeps, which BitBake asks what a file needs"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

inherit native
INHIBIT_DEFAULT_DEPS = "1"

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_install() {
    install -d ${D}${libdir}/rpm
    printf '#!/bin/sh\nexec /usr/lib/rpm/rpmdeps "$@"\n' > ${D}${libdir}/rpm/rpmdeps
    chmod 0755 ${D}${libdir}/rpm/rpmdeps
}
