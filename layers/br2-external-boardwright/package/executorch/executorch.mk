################################################################################
#
# executorch
#
################################################################################

EXECUTORCH_VERSION = 1.3.1
EXECUTORCH_SITE = $(call github,pytorch,executorch,v$(EXECUTORCH_VERSION))
EXECUTORCH_LICENSE = BSD-3-Clause (executorch, gflags, XNNPACK), \
	BSD-2-Clause (cpuinfo, pthreadpool), MIT (FP16, FXdiv), \
	Apache-2.0 (flatbuffers, flatcc)
EXECUTORCH_LICENSE_FILES = executorch/LICENSE \
	executorch/backends/xnnpack/third-party/cpuinfo/LICENSE \
	executorch/backends/xnnpack/third-party/FP16/LICENSE \
	executorch/backends/xnnpack/third-party/FXdiv/LICENSE \
	executorch/backends/xnnpack/third-party/pthreadpool/LICENSE \
	executorch/backends/xnnpack/third-party/XNNPACK/LICENSE \
	executorch/third-party/flatbuffers/LICENSE \
	executorch/third-party/flatcc/LICENSE \
	executorch/third-party/gflags/COPYING.txt
EXECUTORCH_DEPENDENCIES = $(BR2_PYTHON3_HOST_DEPENDENCY)
EXECUTORCH_INSTALL_STAGING = YES
# Its headers are included as <executorch/...>, relative to what is above.
EXECUTORCH_SUBDIR = executorch
EXECUTORCH_SUPPORTS_IN_SOURCE_BUILD = NO

# The submodules of the release that are built. pthreadpool is of the commit
# that XNNPACK's own CMake names.
EXECUTORCH_CPUINFO_VERSION = f9a03241f8c3d4ed0c9728f5d70bff873d43d4e0
EXECUTORCH_FLATBUFFERS_VERSION = 595bf0007ab1929570c7671f091313c8fc20644e
EXECUTORCH_FLATCC_VERSION = 896db54787e8b730a6be482c69324751f3f5f117
EXECUTORCH_FP16_VERSION = 4dfe081cf6bcd15db339cf2680b9281b8451eeb3
EXECUTORCH_FXDIV_VERSION = b408327ac2a15ec3e43352421954f5b1967701d1
EXECUTORCH_GFLAGS_VERSION = a738fdf9338412f83ab3f26f31ac11ed3f3ec4bd
EXECUTORCH_PTHREADPOOL_VERSION = 0e6ca13779b57d397a5ba6bfdcaa8a275bc8ea2e
EXECUTORCH_XNNPACK_VERSION = 1adaa7c709d4839d29e1f219cb962b01c9e6a905

EXECUTORCH_EXTRA_DOWNLOADS = \
	https://github.com/pytorch/cpuinfo/archive/$(EXECUTORCH_CPUINFO_VERSION).tar.gz \
	https://github.com/google/flatbuffers/archive/$(EXECUTORCH_FLATBUFFERS_VERSION).tar.gz \
	https://github.com/dvidelabs/flatcc/archive/$(EXECUTORCH_FLATCC_VERSION).tar.gz \
	https://github.com/Maratyszcza/FP16/archive/$(EXECUTORCH_FP16_VERSION).tar.gz \
	https://github.com/Maratyszcza/FXdiv/archive/$(EXECUTORCH_FXDIV_VERSION).tar.gz \
	https://github.com/gflags/gflags/archive/$(EXECUTORCH_GFLAGS_VERSION).tar.gz \
	https://github.com/google/pthreadpool/archive/$(EXECUTORCH_PTHREADPOOL_VERSION).tar.gz \
	https://github.com/google/XNNPACK/archive/$(EXECUTORCH_XNNPACK_VERSION).tar.gz

# $(1): archive below the download directory. $(2): directory of the sources.
define EXECUTORCH_UNPACK
	mkdir -p $(@D)/executorch/$(2)
	$(call suitable-extractor,$(1)) $(EXECUTORCH_DL_DIR)/$(1) | \
		$(TAR) --strip-components=1 -C $(@D)/executorch/$(2) $(TAR_OPTIONS) -
endef

define EXECUTORCH_EXTRACT_CMDS
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_SOURCE),.)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_CPUINFO_VERSION).tar.gz,backends/xnnpack/third-party/cpuinfo)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_FLATBUFFERS_VERSION).tar.gz,third-party/flatbuffers)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_FLATCC_VERSION).tar.gz,third-party/flatcc)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_FP16_VERSION).tar.gz,backends/xnnpack/third-party/FP16)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_FXDIV_VERSION).tar.gz,backends/xnnpack/third-party/FXdiv)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_GFLAGS_VERSION).tar.gz,third-party/gflags)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_PTHREADPOOL_VERSION).tar.gz,backends/xnnpack/third-party/pthreadpool)
	$(call EXECUTORCH_UNPACK,$(EXECUTORCH_XNNPACK_VERSION).tar.gz,backends/xnnpack/third-party/XNNPACK)
endef

# The JSON library is for backends that are not built here. The portable
# operators are registered by code PyTorch's own generator writes: without
# them nothing may be linked with them, nor its CMake files ask for them.
define EXECUTORCH_LEAVE_OUT
	$(SED) '/^add_subdirectory(json)$$/d' \
		$(@D)/executorch/third-party/CMakeLists.txt
	$(SED) '/list(APPEND _executor.*_.* portable_ops_lib)/d' \
		$(@D)/executorch/CMakeLists.txt
	$(SED) '/^set(required_lib_list/s/ portable_kernels//' \
		$(@D)/executorch/tools/cmake/executorch-config.cmake
endef
EXECUTORCH_POST_EXTRACT_HOOKS += EXECUTORCH_LEAVE_OUT

# Two libraries would be installed below the path of the build directory.
define EXECUTORCH_CORRECT_DESTINATION
	$(SED) 's,DESTINATION $${CMAKE_BINARY_DIR}/lib,DESTINATION $${CMAKE_INSTALL_LIBDIR},' \
		$(@D)/executorch/extension/evalue_util/CMakeLists.txt \
		$(@D)/executorch/third-party/CMakeLists.txt
endef
EXECUTORCH_POST_EXTRACT_HOOKS += EXECUTORCH_CORRECT_DESTINATION

EXECUTORCH_CONF_OPTS = \
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
	-DEXECUTORCH_XNNPACK_ENABLE_KLEIDI=OFF

define EXECUTORCH_INSTALL_TARGET_CMDS
	$(INSTALL) -D -m 0755 $(@D)/executorch/buildroot-build/executor_runner \
		$(TARGET_DIR)/usr/bin/executor_runner
endef

$(eval $(cmake-package))
