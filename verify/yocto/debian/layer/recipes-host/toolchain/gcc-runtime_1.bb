SUMMARY = "Name for the compiler's own libraries, which come with the C library here"
LICENSE = "MIT"
LIC_FILES_CHKSUM = "file://${COMMON_LICENSE_DIR}/MIT;md5=0835ade698e0bcf8506ecda2f7b4f302"
PROVIDES = "virtual/compilerlibs virtual/${TARGET_PREFIX}compilerlibs"

inherit nopackages
INHIBIT_DEFAULT_DEPS = "1"
DEPENDS = "virtual/libc"
do_configure[noexec] = "1"
do_compile[noexec] = "1"
do_install[noexec] = "1"
