# A package as Debian compiled it. The recipe names the archive's file; BitBake's own classes package it again.
INHIBIT_DEFAULT_DEPS = "1"
INHIBIT_PACKAGE_STRIP = "1"
INHIBIT_PACKAGE_DEBUG_SPLIT = "1"
INHIBIT_SYSROOT_STRIP = "1"
INHIBIT_PACKAGE_CHECKS = "1"
# What needs what was said by Debian.
EXCLUDE_FROM_SHLIBS ?= "1"
SKIP_FILEDEPS = "1"

S = "${UNPACKDIR}/deb"
COMPATIBLE_HOST = "x86_64.*-linux"

# The licences' texts are openembedded-core's: Debian's copyright files hold no whole texts.
ERROR_QA:remove = "license-checksum"
WARN_QA:remove = "license-checksum"
# Paths, links and permissions are Debian's.
do_package_qa[noexec] = "1"

do_configure[noexec] = "1"
do_compile[noexec] = "1"

do_install() {
    cp -R --no-dereference --preserve=mode,links ${S}/. ${D}/
    for folder in bin sbin lib lib64; do
        if [ -d ${D}/$folder ] && [ ! -L ${D}/$folder ]; then
            install -d ${D}/usr/$folder
            cp -R --no-dereference --preserve=mode,links ${D}/$folder/. ${D}/usr/$folder/
            rm -r ${D}/$folder
        fi
    done
    rm -rf ${D}/usr/share/doc ${D}/usr/share/man ${D}/usr/share/info ${D}/usr/share/locale ${D}/usr/share/lintian ${D}/usr/share/bug
    find ${D} -depth -mindepth 1 -type d -empty -path '*/usr/share*' -delete
    chown -R root:root ${D}
}

PACKAGES = "${PN}"
FILES:${PN} = "/"
ALLOW_EMPTY:${PN} = "1"
