SUMMARY = "Runtime of PyTorch for devices"
DESCRIPTION = "Static libraries to link with, and executor_runner, which runs a .pte file. It has the XNNPACK backend and no \
portable operators, as PyTorch's own generator writes their registration: it runs models that were lowered to XNNPACK as a whole."
HOMEPAGE = "https://pytorch.org/executorch"
LICENSE = "BSD-3-Clause & BSD-2-Clause & MIT & Apache-2.0"
LIC_FILES_CHKSUM = " \
    file://LICENSE;sha256=c58707ea5d5c0ee17af7e16f1377e4d31ad1533492ab0bf9b87ebd9f718f9e7b \
"

# The submodules of the release that are built. pthreadpool is of the commit that XNNPACK's own CMake names.
CPUINFO = "f9a03241f8c3d4ed0c9728f5d70bff873d43d4e0"
FLATBUFFERS = "595bf0007ab1929570c7671f091313c8fc20644e"
FLATCC = "896db54787e8b730a6be482c69324751f3f5f117"
FP16 = "4dfe081cf6bcd15db339cf2680b9281b8451eeb3"
FXDIV = "b408327ac2a15ec3e43352421954f5b1967701d1"
GFLAGS = "a738fdf9338412f83ab3f26f31ac11ed3f3ec4bd"
PTHREADPOOL = "0e6ca13779b57d397a5ba6bfdcaa8a275bc8ea2e"
XNNPACK = "1adaa7c709d4839d29e1f219cb962b01c9e6a905"

SRC_URI = " \
    https://github.com/pytorch/executorch/archive/v${PV}/executorch-${PV}.tar.gz;name=executorch \
    https://github.com/pytorch/cpuinfo/archive/${CPUINFO}.tar.gz;name=cpuinfo;subdir=third-party;downloadfilename=cpuinfo-${CPUINFO}.tar.gz \
    https://github.com/google/flatbuffers/archive/${FLATBUFFERS}.tar.gz;name=flatbuffers;subdir=third-party;downloadfilename=flatbuffers-${FLATBUFFERS}.tar.gz \
    https://github.com/dvidelabs/flatcc/archive/${FLATCC}.tar.gz;name=flatcc;subdir=third-party;downloadfilename=flatcc-${FLATCC}.tar.gz \
    https://github.com/Maratyszcza/FP16/archive/${FP16}.tar.gz;name=fp16;subdir=third-party;downloadfilename=FP16-${FP16}.tar.gz \
    https://github.com/Maratyszcza/FXdiv/archive/${FXDIV}.tar.gz;name=fxdiv;subdir=third-party;downloadfilename=FXdiv-${FXDIV}.tar.gz \
    https://github.com/gflags/gflags/archive/${GFLAGS}.tar.gz;name=gflags;subdir=third-party;downloadfilename=gflags-${GFLAGS}.tar.gz \
    https://github.com/google/pthreadpool/archive/${PTHREADPOOL}.tar.gz;name=pthreadpool;subdir=third-party;downloadfilename=pthreadpool-${PTHREADPOOL}.tar.gz \
    https://github.com/google/XNNPACK/archive/${XNNPACK}.tar.gz;name=xnnpack;subdir=third-party;downloadfilename=XNNPACK-${XNNPACK}.tar.gz \
"
# Stated by one public build script for the archive of tag v1.3.1, commit e2f18eb23c45bd22ca332b0b8b49a81de304b472.
SRC_URI[executorch.sha256sum] = "d315585bcc75efba0fb01f27794ecdf2b3e091350c4ac1340fd754ac722301dc"
# Calculated from the commit: git archive --format=tar --prefix=NAME-COMMIT/ COMMIT | gzip -cn
SRC_URI[cpuinfo.sha256sum] = "90e3f1a6c3671a0f94259a1e35ad0524ec9d6a8e9275aeb1e3af502341b9eb0e"
SRC_URI[flatbuffers.sha256sum] = "987300083ec1f1b095d5596ef8fb657ba46c45d786bc866a5e9029d7590a5e48"
SRC_URI[flatcc.sha256sum] = "1bbc825f3039484e5bd46dce408b9dc392e86172b480c335c8f765110cc3f9ff"
SRC_URI[fp16.sha256sum] = "90f20492621d5ed80b442aa682ff92d7ccf333ac8fac4a10e7e02afb159f3c13"
SRC_URI[fxdiv.sha256sum] = "9ccf554541666b5c089ad5dd465141d671c99971f36d72f313652f5c49ffce14"
SRC_URI[gflags.sha256sum] = "d68d13fd62957314d67b239bea6d6957b11e58ce53fa0e8d6f5ecb212ec7f9e0"
SRC_URI[xnnpack.sha256sum] = "a101582c57d3d45f9fdb4d89b7aad7b9dbe4b488b429ccde483e199d564a9c41"
# Calculated in the same way; as zip, the commit gives the hash that cmake/DownloadPThreadPool.cmake of XNNPACK states.
SRC_URI[pthreadpool.sha256sum] = "16b9df3699e594235518877dc31def523a1d363e5d88f7e7a46854eba319cde6"

# Its headers are included as <executorch/...>, relative to what is above.
S = "${UNPACKDIR}/executorch"

COMPATIBLE_HOST = "(aarch64|x86_64).*-linux"
COMPATIBLE_HOST:libc-musl = "null"

inherit cmake python3native

# Where the release has its submodules.
python do_arrange() {
    import os
    import shutil

    places = {
        "cpuinfo": "backends/xnnpack/third-party/cpuinfo", "FP16": "backends/xnnpack/third-party/FP16",
        "FXdiv": "backends/xnnpack/third-party/FXdiv", "pthreadpool": "backends/xnnpack/third-party/pthreadpool",
        "XNNPACK": "backends/xnnpack/third-party/XNNPACK", "flatbuffers": "third-party/flatbuffers",
        "flatcc": "third-party/flatcc", "gflags": "third-party/gflags",
    }
    unpacked = d.getVar("UNPACKDIR")
    source = d.getVar("S")
    if os.path.isdir(source):
        shutil.rmtree(source)
    os.rename(os.path.join(unpacked, "executorch-%s" % d.getVar("PV")), source)
    for name, place in places.items():
        target = os.path.join(source, place)
        shutil.rmtree(target, ignore_errors=True)
        os.rename(os.path.join(unpacked, "third-party", "%s-%s" % (name, d.getVar(name.upper()))), target)
}
do_unpack[postfuncs] += "do_arrange"
do_unpack[vardeps] += "CPUINFO FLATBUFFERS FLATCC FP16 FXDIV GFLAGS PTHREADPOOL XNNPACK"

# The JSON library is for backends that are not built here. The portable operators are registered by code PyTorch's own generator
# writes: without them nothing may be linked with them, nor its CMake files ask for them. Two libraries would be installed below
# the path of the build directory.
do_configure:prepend() {
    sed -i '/^add_subdirectory(json)$/d' ${S}/third-party/CMakeLists.txt
    sed -i '/list(APPEND _executor.*_.* portable_ops_lib)/d' ${S}/CMakeLists.txt
    sed -i '/^set(required_lib_list/s/ portable_kernels//' ${S}/tools/cmake/executorch-config.cmake
    sed -i 's,DESTINATION ${CMAKE_BINARY_DIR}/lib,DESTINATION ${CMAKE_INSTALL_LIBDIR},' \
        ${S}/extension/evalue_util/CMakeLists.txt ${S}/third-party/CMakeLists.txt
}

EXTRA_OECMAKE = " \
    -DCMAKE_POLICY_VERSION_MINIMUM=3.5 \
    -DBUILD_SHARED_LIBS=OFF \
    -DEXECUTORCH_BUILD_EXECUTOR_RUNNER=ON \
    -DEXECUTORCH_ENABLE_LOGGING=ON \
    -DEXECUTORCH_BUILD_EXTENSION_DATA_LOADER=ON \
    -DEXECUTORCH_BUILD_EXTENSION_EVALUE_UTIL=ON \
    -DEXECUTORCH_BUILD_EXTENSION_FLAT_TENSOR=ON \
    -DEXECUTORCH_BUILD_EXTENSION_MODULE=ON \
    -DEXECUTORCH_BUILD_EXTENSION_NAMED_DATA_MAP=ON \
    -DEXECUTORCH_BUILD_EXTENSION_RUNNER_UTIL=ON \
    -DEXECUTORCH_BUILD_EXTENSION_TENSOR=ON \
    -DEXECUTORCH_BUILD_KERNELS_OPTIMIZED=OFF \
    -DEXECUTORCH_BUILD_PORTABLE_OPS=OFF \
    -DEXECUTORCH_BUILD_XNNPACK=ON \
    -DEXECUTORCH_XNNPACK_ENABLE_KLEIDI=OFF \
"

do_install:append() {
    install -D -m 0755 ${B}/executor_runner ${D}${bindir}/executor_runner
}

PACKAGES =+ "${PN}-runner"
FILES:${PN}-runner = "${bindir}/executor_runner"
# All of its libraries are static.
ALLOW_EMPTY:${PN} = "1"
# The archives are pinned by their hashes; a clone of each of these repositories is many times as large.
INSANE_SKIP += "src-uri-bad"
