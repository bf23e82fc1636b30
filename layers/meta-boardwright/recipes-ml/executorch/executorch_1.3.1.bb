SUMMARY = "Runtime of PyTorch for devices"
DESCRIPTION = "Static libraries to link with, and executor_runner, which runs a .pte file. It has the XNNPACK backend and no \
portable operators, as PyTorch's own generator writes their registration: it runs models that were lowered to XNNPACK as a whole."
HOMEPAGE = "https://pytorch.org/executorch"
LICENSE = "BSD-3-Clause & BSD-2-Clause & MIT & Apache-2.0"
LIC_FILES_CHKSUM = " \
    file://LICENSE;sha256=c58707ea5d5c0ee17af7e16f1377e4d31ad1533492ab0bf9b87ebd9f718f9e7b \
"

# The submodules of the release that are built, where it has them. pthreadpool is of the commit that XNNPACK's own CMake names.
XNNPACK_PARTS = "executorch/backends/xnnpack/third-party"
SRC_URI = " \
    git://github.com/pytorch/executorch.git;protocol=https;nobranch=1;name=executorch;destsuffix=executorch \
    git://github.com/pytorch/cpuinfo.git;protocol=https;nobranch=1;name=cpuinfo;destsuffix=${XNNPACK_PARTS}/cpuinfo \
    git://github.com/Maratyszcza/FP16.git;protocol=https;nobranch=1;name=fp16;destsuffix=${XNNPACK_PARTS}/FP16 \
    git://github.com/Maratyszcza/FXdiv.git;protocol=https;nobranch=1;name=fxdiv;destsuffix=${XNNPACK_PARTS}/FXdiv \
    git://github.com/google/pthreadpool.git;protocol=https;nobranch=1;name=pthreadpool;destsuffix=${XNNPACK_PARTS}/pthreadpool \
    git://github.com/google/XNNPACK.git;protocol=https;nobranch=1;name=xnnpack;destsuffix=${XNNPACK_PARTS}/XNNPACK \
    git://github.com/google/flatbuffers.git;protocol=https;nobranch=1;name=flatbuffers;destsuffix=executorch/third-party/flatbuffers \
    git://github.com/dvidelabs/flatcc.git;protocol=https;nobranch=1;name=flatcc;destsuffix=executorch/third-party/flatcc \
    git://github.com/gflags/gflags.git;protocol=https;nobranch=1;name=gflags;destsuffix=executorch/third-party/gflags \
"
SRCREV_FORMAT = "executorch"
# Tag v1.3.1
SRCREV_executorch = "e2f18eb23c45bd22ca332b0b8b49a81de304b472"
SRCREV_cpuinfo = "f9a03241f8c3d4ed0c9728f5d70bff873d43d4e0"
SRCREV_fp16 = "4dfe081cf6bcd15db339cf2680b9281b8451eeb3"
SRCREV_fxdiv = "b408327ac2a15ec3e43352421954f5b1967701d1"
SRCREV_pthreadpool = "0e6ca13779b57d397a5ba6bfdcaa8a275bc8ea2e"
SRCREV_xnnpack = "1adaa7c709d4839d29e1f219cb962b01c9e6a905"
SRCREV_flatbuffers = "595bf0007ab1929570c7671f091313c8fc20644e"
SRCREV_flatcc = "896db54787e8b730a6be482c69324751f3f5f117"
SRCREV_gflags = "a738fdf9338412f83ab3f26f31ac11ed3f3ec4bd"

# Its headers are included as <executorch/...>, relative to what is above.
S = "${UNPACKDIR}/executorch"

COMPATIBLE_HOST = "(aarch64|x86_64).*-linux"
COMPATIBLE_HOST:libc-musl = "null"

inherit cmake python3native

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
