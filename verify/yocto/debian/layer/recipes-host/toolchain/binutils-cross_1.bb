SUMMARY = "The host's linker and its companions for a target of the same kind"
PN = "binutils-cross-${TARGET_ARCH}"
PROVIDES = "virtual/cross-binutils virtual/${TARGET_PREFIX}binutils"
HOST_TOOLS_OF_TARGET = "addr2line ar as c++filt elfedit ld ld.bfd nm objcopy objdump ranlib readelf size strings strip"
require debian-cross.inc
