SUMMARY = "The host's dpkg, which unpacks into another root without running anything of it"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

inherit native
INHIBIT_DEFAULT_DEPS = "1"

do_configure[noexec] = "1"
do_compile[noexec] = "1"

# openembedded-core's is patched to run the scripts of packages outside the root, which they find in D.
do_install() {
    install -d ${D}${bindir}
    cat > ${D}${bindir}/dpkg << 'END'
#!/bin/sh
for word in "$@"; do
    case $word in --root=*) export D="${word#--root=}" ;; esac
done
exec /usr/bin/dpkg --force-script-chrootless "$@"
END
    chmod 0755 ${D}${bindir}/dpkg
}
