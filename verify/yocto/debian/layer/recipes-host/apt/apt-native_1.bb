SUMMARY = "Configuration of the host's apt for another root"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"

inherit native
INHIBIT_DEFAULT_DEPS = "1"
DEPENDS = "dpkg-native"

do_configure[noexec] = "1"
do_compile[noexec] = "1"

# As openembedded-core's own, but for where the programs are.
do_install() {
    install -d ${D}${sysconfdir}/apt ${D}${localstatedir}/cache/apt/archives/partial ${D}${localstatedir}/lib/apt ${D}${localstatedir}/log/apt
    touch ${D}${localstatedir}/cache/apt/archives/lock ${D}${localstatedir}/lib/apt/keep ${D}${localstatedir}/log/apt/keep
    cat > ${D}${sysconfdir}/apt/apt.conf.sample << END
Dir "${STAGING_DIR_NATIVE}/"
{
   State "var/lib/apt/"
   {
      Lists "#APTCONF#/lists/";
      status "#ROOTFS#/var/lib/dpkg/status";
   };
   Cache "var/cache/apt/"
   {
      Archives "archives/";
      pkgcache "";
      srcpkgcache "";
   };
   Bin "/usr/bin/"
   {
      methods "/usr/lib/apt/methods/";
      dpkg "${STAGING_BINDIR_NATIVE}/dpkg";
   };
   Etc "#APTCONF#"
   {
      Preferences "preferences";
   };
   Log "var/log/apt";
};

APT
{
  Install-Recommends "true";
  Immediate-Configure "false";
  Sandbox { User "root"; };
  Architecture "i586";
  Get
  {
     Assume-Yes "true";
  };
};

Acquire
{
  AllowInsecureRepositories "true";
};

DPkg::Options {"--root=#ROOTFS#";"--admindir=#ROOTFS#/var/lib/dpkg";"--force-all";"--no-force-overwrite";"--no-debsig";"--log=/dev/null"};
DPkg::Path "";
END
}
