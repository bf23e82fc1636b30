SUMMARY = "Runtime of Hailo-8, Hailo-8R and Hailo-8L: the C and C++ library and hailortcli"
HOMEPAGE = "https://github.com/hailo-ai/hailort"
LICENSE = "MIT & Apache-2.0 & BSD-2-Clause & BSD-3-Clause & MPL-2.0"
LIC_FILES_CHKSUM = " \
    file://hailort/LICENSE;sha256=9f5715f654fc0a0e309341ffc0e0f15f581fb134978373c0c7f06530c6474f99 \
    file://hailort/LICENSE-3RD-PARTY.md;sha256=d4d709e42429bdb075f948dc891e4efe91e7aae21055b170650859dcb6156e53 \
"

# To be changed together with hailort-drivers and hailo8-firmware. The others are those hailort/cmake/external/*.cmake of this release
# name, at their commits and places: CLI11 2.2.0 with completion, eigen 3.4.0, nlohmann_json 3.9.1, protobuf 21.12,
# readerwriterqueue 1.0.3, spdlog 1.14.1, xxHash 0.8.2.
EXTERNAL = "${BP}/hailort/external"
SRC_URI = " \
    git://github.com/hailo-ai/hailort.git;protocol=https;branch=hailo8;name=hailort;destsuffix=${BP} \
    git://github.com/hailo-ai/CLI11.git;protocol=https;nobranch=1;name=cli11;destsuffix=${EXTERNAL}/cli11-src \
    git://github.com/hailo-ai/DotWriter.git;protocol=https;nobranch=1;name=dotwriter;destsuffix=${EXTERNAL}/dotwriter-src \
    git://gitlab.com/libeigen/eigen.git;protocol=https;nobranch=1;name=eigen;destsuffix=${EXTERNAL}/eigen-src \
    git://github.com/ArthurSonzogni/nlohmann_json_cmake_fetchcontent.git;protocol=https;nobranch=1;name=json;destsuffix=${EXTERNAL}/json-src \
    git://github.com/protocolbuffers/protobuf.git;protocol=https;nobranch=1;name=protobuf;destsuffix=${EXTERNAL}/protobuf-src \
    git://github.com/cameron314/readerwriterqueue.git;protocol=https;nobranch=1;name=readerwriterqueue;destsuffix=${EXTERNAL}/readerwriterqueue-src \
    git://github.com/gabime/spdlog.git;protocol=https;nobranch=1;name=spdlog;destsuffix=${EXTERNAL}/spdlog-src \
    git://github.com/Cyan4973/xxHash.git;protocol=https;nobranch=1;name=xxhash;destsuffix=${EXTERNAL}/xxhash-src \
"
SRCREV_FORMAT = "hailort"
# Tag v4.23.0
SRCREV_hailort = "08f088d3b443c7846af067269ce998c6d5d91449"
SRCREV_cli11 = "ae78ac41cf225706e83f57da45117e3e90d4a5b4"
SRCREV_dotwriter = "e5fa8f281adca10dd342b1d32e981499b8681daf"
SRCREV_eigen = "3147391d946bb4b6c68edd901f2add6ac1f31f8c"
SRCREV_json = "391786c6c3abdd3eeb993a3154f1f2a4cfe137a0"
SRCREV_protobuf = "f0dc78d7e6e331b8c6bb2d5283e06aa26883ca7c"
SRCREV_readerwriterqueue = "435e36540e306cac40fcfeab8cc0a22d48464509"
SRCREV_spdlog = "27cb4c76708608465c413f6d0e6b8d99a4d84302"
SRCREV_xxhash = "bbb27a5efb85b92a0486cf361a8635715a53f6ba"

S = "${UNPACKDIR}/${BP}"

COMPATIBLE_HOST = "(aarch64|x86_64).*-linux"
COMPATIBLE_HOST:libc-musl = "null"

inherit cmake

# protoc of the same protobuf is compiled for the build machine while CMake configures, by the compiler that CMake finds in an
# empty environment.
EXTRA_OECMAKE = " \
    -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_POLICY_VERSION_MINIMUM=3.5 \
    -DFETCHCONTENT_FULLY_DISCONNECTED=ON \
"

PACKAGES =+ "hailortcli"
FILES:hailortcli = "${bindir}/hailortcli"
# The library carries its version in its name, and is what programs are linked with.
FILES:${PN} += "${libdir}/libhailort.so.*"
FILES:${PN}-dev += "${datadir} ${libdir}/cmake"
