SUMMARY = "Runtime of Hailo-8, Hailo-8R and Hailo-8L: the C and C++ library and hailortcli"
HOMEPAGE = "https://github.com/hailo-ai/hailort"
LICENSE = "MIT & Apache-2.0 & BSD-2-Clause & BSD-3-Clause & MPL-2.0"
LIC_FILES_CHKSUM = " \
    file://hailort/LICENSE;sha256=9f5715f654fc0a0e309341ffc0e0f15f581fb134978373c0c7f06530c6474f99 \
    file://hailort/LICENSE-3RD-PARTY.md;sha256=d4d709e42429bdb075f948dc891e4efe91e7aae21055b170650859dcb6156e53 \
"

# What hailort/cmake/external/*.cmake of this release fetch, by the commits or releases named there.
CLI11 = "ae78ac41cf225706e83f57da45117e3e90d4a5b4"
DOTWRITER = "e5fa8f281adca10dd342b1d32e981499b8681daf"
JSON = "391786c6c3abdd3eeb993a3154f1f2a4cfe137a0"
READERWRITERQUEUE = "435e36540e306cac40fcfeab8cc0a22d48464509"
EIGEN = "3.4.0"
PROTOBUF = "21.12"
SPDLOG = "1.14.1"
XXHASH = "0.8.2"

# To be changed together with hailort-drivers and hailo8-firmware.
SRC_URI = " \
    https://github.com/hailo-ai/hailort/archive/v${PV}/hailort-${PV}.tar.gz;name=hailort \
    https://github.com/hailo-ai/CLI11/archive/${CLI11}.tar.gz;name=cli11;subdir=external;downloadfilename=CLI11-${CLI11}.tar.gz \
    https://github.com/hailo-ai/DotWriter/archive/${DOTWRITER}.tar.gz;name=dotwriter;subdir=external;downloadfilename=DotWriter-${DOTWRITER}.tar.gz \
    https://gitlab.com/libeigen/eigen/-/archive/${EIGEN}/eigen-${EIGEN}.tar.bz2;name=eigen;subdir=external \
    https://github.com/ArthurSonzogni/nlohmann_json_cmake_fetchcontent/archive/${JSON}.tar.gz;name=json;subdir=external;downloadfilename=nlohmann_json_cmake_fetchcontent-${JSON}.tar.gz \
    https://github.com/protocolbuffers/protobuf/archive/refs/tags/v${PROTOBUF}.zip;name=protobuf;subdir=external;downloadfilename=protobuf-${PROTOBUF}.zip \
    https://github.com/cameron314/readerwriterqueue/archive/${READERWRITERQUEUE}.tar.gz;name=readerwriterqueue;subdir=external;downloadfilename=readerwriterqueue-${READERWRITERQUEUE}.tar.gz \
    https://github.com/gabime/spdlog/archive/v${SPDLOG}/spdlog-${SPDLOG}.tar.gz;name=spdlog;subdir=external \
    https://github.com/Cyan4973/xxHash/archive/v${XXHASH}/xxhash-${XXHASH}.tar.gz;name=xxhash;subdir=external \
"
# Calculated from tag v4.23.0: git archive --format=tar --prefix=hailort-4.23.0/ v4.23.0 | gzip -cn. The same command gives the
# hash that other recipes state for hailort-drivers 4.23.0.
SRC_URI[hailort.sha256sum] = "f2a3dd80b9ccbbb58624a228d4857375c57b0c76c3a07812f43fb7596639e2de"
# Calculated in the same way, from the commits.
SRC_URI[cli11.sha256sum] = "12e815f9fa9fd21c9743af2280a5b77d20713ea36095da0e76f12a32f02bf92b"
SRC_URI[dotwriter.sha256sum] = "911e1eeb20485d3563d54215ec8cc9ac5e529a1773adbdbf5aed3d7dfd1f8052"
SRC_URI[json.sha256sum] = "614ffcc9812aa2d2cbe0d602e258c2fe7d06eddd68dec0c51039f3f210a33ac6"
SRC_URI[readerwriterqueue.sha256sum] = "0a15f844f129ac585d751534e4eb1498fcbb890ed9cd08f5041573495b46a4b1"
# From Buildroot 2026.05.1 and its commits 0ae5b4ab38d3efd5ca94f05d44594e7892aad949 and 56c7da8e08c141ef078f5e6812c2380d76085baf.
SRC_URI[eigen.sha256sum] = "b4c198460eba6f28d34894e3a5710998818515104d6e74e5cc331ce31e46e626"
SRC_URI[spdlog.sha256sum] = "1586508029a7d0670dfcb2d97575dcdc242d3868a259742b69f100801ab4e16b"
SRC_URI[xxhash.sha256sum] = "baee0c6afd4f03165de7a4e67988d16f0f2b257b51d0e3cb91909302a26a79c4"
# Calculated from tag v21.12 of the repository.
SRC_URI[protobuf.sha256sum] = "6a31b662deaeb0ac35e6287bda2f3369b19836e6c9f8828d4da444346f420298"

S = "${UNPACKDIR}/hailort-${PV}"

COMPATIBLE_HOST = "(aarch64|x86_64).*-linux"
COMPATIBLE_HOST:libc-musl = "null"

inherit cmake

# What the sources look for each archive as.
python do_arrange() {
    import os
    import shutil

    folders = {
        "CLI11-%s" % d.getVar("CLI11"): "cli11", "DotWriter-%s" % d.getVar("DOTWRITER"): "dotwriter",
        "eigen-%s" % d.getVar("EIGEN"): "eigen", "nlohmann_json_cmake_fetchcontent-%s" % d.getVar("JSON"): "json",
        "protobuf-%s" % d.getVar("PROTOBUF"): "protobuf",
        "readerwriterqueue-%s" % d.getVar("READERWRITERQUEUE"): "readerwriterqueue",
        "spdlog-%s" % d.getVar("SPDLOG"): "spdlog", "xxHash-%s" % d.getVar("XXHASH"): "xxhash",
    }
    external = os.path.join(d.getVar("S"), "hailort", "external")
    os.makedirs(external, exist_ok=True)
    for folder, name in folders.items():
        target = os.path.join(external, "%s-src" % name)
        shutil.rmtree(target, ignore_errors=True)
        os.rename(os.path.join(d.getVar("UNPACKDIR"), "external", folder), target)
}
do_unpack[postfuncs] += "do_arrange"
do_unpack[vardeps] += "CLI11 DOTWRITER EIGEN JSON PROTOBUF READERWRITERQUEUE SPDLOG XXHASH"

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

INSANE_SKIP += "src-uri-bad"
