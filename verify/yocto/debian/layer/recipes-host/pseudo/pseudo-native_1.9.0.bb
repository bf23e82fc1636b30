SUMMARY = "Root's rights pretended, as Debian 12 compiled it; later releases of Debian have none"
LICENSE = "LGPL-2.1-only"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/LGPL-2.1-only;md5=1a6d268fd218675ffea8be556788b780"

DEBIAN_VERSION = "1.9.0+git20220404+2b4b88eb5133-1"
SRC_URI = " \
    ${DEBIAN_MIRROR}/main/p/pseudo/pseudo_${DEBIAN_VERSION}_amd64.deb;subdir=deb;name=program \
    ${DEBIAN_MIRROR}/main/p/pseudo/libpseudo_${DEBIAN_VERSION}_amd64.deb;subdir=deb;name=library \
    file://fallback-passwd file://fallback-group \
"
FILESEXTRAPATHS:prepend := "${COREBASE}/meta/recipes-devtools/pseudo/files:"
SRC_URI[program.sha256sum] = "5d2205e253be9e75dfe37b0f829f819b8f2102e7c7fe3933cb3d7f18d991c608"
SRC_URI[library.sha256sum] = "3484c453067fa6e3a0d1d2f4fcd649fe0eb6d255d99802808a81b77876ce719f"
S = "${UNPACKDIR}/deb"

inherit native
INHIBIT_DEFAULT_DEPS = "1"
INHIBIT_SYSROOT_STRIP = "1"
PROVIDES += "virtual/fakeroot-native"

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_install() {
    install -d ${D}${bindir} ${D}${prefix}/lib/pseudo/lib64 ${D}${localstatedir}/pseudo ${D}${sysconfdir}
    install -m 0755 ${S}/usr/bin/pseudo ${S}/usr/bin/pseudodb ${S}/usr/bin/pseudolog ${D}${bindir}/
    install -m 0644 ${S}/usr/lib/x86_64-linux-gnu/pseudo/libpseudo.so ${D}${prefix}/lib/pseudo/lib64/
    install -m 0444 ${UNPACKDIR}/fallback-passwd ${D}${sysconfdir}/passwd
    install -m 0444 ${UNPACKDIR}/fallback-group ${D}${sysconfdir}/group
}
