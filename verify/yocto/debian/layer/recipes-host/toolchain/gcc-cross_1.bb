SUMMARY = "The host's compiler for a target of the same kind"
PN = "gcc-cross-${TARGET_ARCH}"
PROVIDES = "virtual/cross-cc virtual/cross-c++ virtual/${TARGET_PREFIX}gcc virtual/${TARGET_PREFIX}g++"
HOST_TOOLS_OF_TARGET = "cpp g++ gcc gcc-ar gcc-nm gcc-ranlib"
require debian-cross.inc
DEPENDS = "binutils-cross-${TARGET_ARCH}"
