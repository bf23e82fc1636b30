################################################################################
#
# litert
#
################################################################################

LITERT_VERSION = 2.14.1
LITERT_SITE = $(call github,tensorflow,tensorflow,v$(LITERT_VERSION))
LITERT_LICENSE = \
	Apache-2.0 (tensorflow, abseil-cpp, flatbuffers, gemmlowp, ml_dtypes, ruy), \
	BSD-2-Clause (cpuinfo, pthreadpool), \
	BSD-3-Clause (XNNPACK), \
	MIT (farmhash, FP16, FXdiv, psimd), \
	MPL-2.0 (eigen, parts of ml_dtypes), \
	Apache-2.0, BSD-3-Clause, Minpack (parts of eigen), \
	Ooura (OouraFFT)
LITERT_LICENSE_FILES = \
	LICENSE \
	deps/abseil-cpp-$(LITERT_ABSL_VERSION)/LICENSE \
	deps/cpuinfo-$(LITERT_CPUINFO_VERSION)/LICENSE \
	deps/eigen-$(LITERT_EIGEN_VERSION)/COPYING.APACHE \
	deps/eigen-$(LITERT_EIGEN_VERSION)/COPYING.BSD \
	deps/eigen-$(LITERT_EIGEN_VERSION)/COPYING.MINPACK \
	deps/eigen-$(LITERT_EIGEN_VERSION)/COPYING.MPL2 \
	deps/eigen-$(LITERT_EIGEN_VERSION)/COPYING.README \
	deps/farmhash-$(LITERT_FARMHASH_VERSION)/COPYING \
	deps/flatbuffers-23.5.26/LICENSE \
	deps/FP16-$(LITERT_FP16_VERSION)/LICENSE \
	deps/FXdiv-$(LITERT_FXDIV_VERSION)/LICENSE \
	deps/gemmlowp-$(LITERT_GEMMLOWP_VERSION)/LICENSE \
	deps/ml_dtypes-$(LITERT_ML_DTYPES_VERSION)/LICENSE \
	deps/ml_dtypes-$(LITERT_ML_DTYPES_VERSION)/LICENSE.eigen \
	deps/OouraFFT-1.0/readme2d.txt \
	deps/psimd-$(LITERT_PSIMD_VERSION)/LICENSE \
	deps/pthreadpool-$(LITERT_PTHREADPOOL_VERSION)/LICENSE \
	deps/ruy-$(LITERT_RUY_VERSION)/LICENSE \
	deps/XNNPACK-$(LITERT_XNNPACK_VERSION)/LICENSE
LITERT_CPE_ID_VENDOR = google
LITERT_CPE_ID_PRODUCT = tensorflow
LITERT_INSTALL_STAGING = YES
LITERT_SUBDIR = tensorflow/lite/c
LITERT_SUPPORTS_IN_SOURCE_BUILD = NO

# The archives the release's own WORKSPACE names. Each is unpacked below
# deps/ and handed to CMake, which would fetch it otherwise.
LITERT_ABSL_VERSION = b971ac5250ea8de900eae9f95e06548d14cd95fe
LITERT_CPUINFO_VERSION = 87d8234510367db49a65535021af5e1838a65ac2
LITERT_EIGEN_VERSION = 0b51f763cbbd0ed08168f88972724329f0375498
LITERT_FARMHASH_VERSION = 0d859a811870d10f53a594927d0d0b97573ad06d
LITERT_FP16_VERSION = 0a92994d729ff76a58f692d3028ca1b64b145d91
LITERT_FXDIV_VERSION = 63058eff77e11aa15bf531df5dd34395ec3017c8
LITERT_GEMMLOWP_VERSION = e844ffd17118c1e17d94e1ba4354c075a4577b88
LITERT_ML_DTYPES_VERSION = 5b9fc9ad978757654843f4a8d899715dbea30e88
LITERT_PSIMD_VERSION = 072586a71b55b7f8c584153d223e95687148a900
LITERT_PTHREADPOOL_VERSION = b8374f80e42010941bda6c85b0e3f1a1bd77a1e0
LITERT_RUY_VERSION = 3286a34cc8de6149ac6844107dfdffac91531e72
LITERT_XNNPACK_VERSION = b9d4073a6913891ce9cbd8965c8d506075d2a45a
LITERT_NEON2SSE_VERSION = a15b489e1222b2087007546b4912e21293ea86ff

LITERT_EXTRA_DOWNLOADS = \
	https://github.com/abseil/abseil-cpp/archive/$(LITERT_ABSL_VERSION).tar.gz \
	https://gitlab.com/libeigen/eigen/-/archive/$(LITERT_EIGEN_VERSION)/eigen-$(LITERT_EIGEN_VERSION).tar.gz \
	https://github.com/google/farmhash/archive/$(LITERT_FARMHASH_VERSION).tar.gz \
	https://github.com/petewarden/OouraFFT/archive/v1.0.tar.gz \
	https://github.com/google/flatbuffers/archive/v23.5.26.tar.gz \
	https://github.com/jax-ml/ml_dtypes/archive/$(LITERT_ML_DTYPES_VERSION)/ml_dtypes-$(LITERT_ML_DTYPES_VERSION).tar.gz \
	https://github.com/pytorch/cpuinfo/archive/$(LITERT_CPUINFO_VERSION).zip \
	https://github.com/Maratyszcza/FP16/archive/$(LITERT_FP16_VERSION).zip \
	https://github.com/Maratyszcza/FXdiv/archive/$(LITERT_FXDIV_VERSION).zip \
	https://github.com/google/gemmlowp/archive/$(LITERT_GEMMLOWP_VERSION).zip \
	https://github.com/Maratyszcza/psimd/archive/$(LITERT_PSIMD_VERSION).zip \
	https://github.com/Maratyszcza/pthreadpool/archive/$(LITERT_PTHREADPOOL_VERSION).zip \
	https://github.com/google/ruy/archive/$(LITERT_RUY_VERSION).zip \
	https://github.com/google/XNNPACK/archive/$(LITERT_XNNPACK_VERSION).zip

LITERT_CONF_OPTS = \
	-DBUILD_SHARED_LIBS=OFF \
	-DCMAKE_POLICY_VERSION_MINIMUM=3.5 \
	-DFETCHCONTENT_FULLY_DISCONNECTED=ON \
	-DFETCHCONTENT_SOURCE_DIR_ABSEIL-CPP=$(@D)/deps/abseil-cpp-$(LITERT_ABSL_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_CPUINFO=$(@D)/deps/cpuinfo-$(LITERT_CPUINFO_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_EIGEN=$(@D)/deps/eigen-$(LITERT_EIGEN_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_FARMHASH=$(@D)/deps/farmhash-$(LITERT_FARMHASH_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_FFT2D=$(@D)/deps/OouraFFT-1.0 \
	-DFETCHCONTENT_SOURCE_DIR_FLATBUFFERS=$(@D)/deps/flatbuffers-23.5.26 \
	-DFETCHCONTENT_SOURCE_DIR_FP16_HEADERS=$(@D)/deps/FP16-$(LITERT_FP16_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_GEMMLOWP=$(@D)/deps/gemmlowp-$(LITERT_GEMMLOWP_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_ML_DTYPES=$(@D)/deps/ml_dtypes-$(LITERT_ML_DTYPES_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_RUY=$(@D)/deps/ruy-$(LITERT_RUY_VERSION) \
	-DFETCHCONTENT_SOURCE_DIR_XNNPACK=$(@D)/deps/XNNPACK-$(LITERT_XNNPACK_VERSION) \
	-DFP16_SOURCE_DIR=$(@D)/deps/FP16-$(LITERT_FP16_VERSION) \
	-DFXDIV_SOURCE_DIR=$(@D)/deps/FXdiv-$(LITERT_FXDIV_VERSION) \
	-DPSIMD_SOURCE_DIR=$(@D)/deps/psimd-$(LITERT_PSIMD_VERSION) \
	-DPTHREADPOOL_SOURCE_DIR=$(@D)/deps/pthreadpool-$(LITERT_PTHREADPOOL_VERSION) \
	-DTFLITE_C_BUILD_SHARED_LIBS=ON \
	-DTFLITE_ENABLE_EXTERNAL_DELEGATE=ON \
	-DTFLITE_ENABLE_GPU=OFF \
	-DTFLITE_ENABLE_INSTALL=OFF \
	-DTFLITE_ENABLE_NNAPI=OFF \
	-DTFLITE_ENABLE_RUY=ON \
	-DTFLITE_ENABLE_XNNPACK=ON

ifeq ($(BR2_x86_64),y)
LITERT_LICENSE += , BSD-2-Clause (ARM_NEON_2_x86_SSE)
LITERT_LICENSE_FILES += \
	deps/ARM_NEON_2_x86_SSE-$(LITERT_NEON2SSE_VERSION)/LICENSE
LITERT_EXTRA_DOWNLOADS += \
	https://github.com/intel/ARM_NEON_2_x86_SSE/archive/$(LITERT_NEON2SSE_VERSION).tar.gz
LITERT_CONF_OPTS += \
	-DFETCHCONTENT_SOURCE_DIR_NEON2SSE=$(@D)/deps/ARM_NEON_2_x86_SSE-$(LITERT_NEON2SSE_VERSION)
endif

define LITERT_EXTRACT_DEPS
	mkdir -p $(@D)/deps
	$(foreach file,$(notdir $(filter %.tar.gz,$(LITERT_EXTRA_DOWNLOADS))), \
		$(call suitable-extractor,$(file)) $(LITERT_DL_DIR)/$(file) | \
			$(TAR) -C $(@D)/deps $(TAR_OPTIONS) -$(sep))
	$(foreach file,$(notdir $(filter %.zip,$(LITERT_EXTRA_DOWNLOADS))), \
		$(UNZIP) -q -o -d $(@D)/deps $(LITERT_DL_DIR)/$(file)$(sep))
endef
LITERT_POST_EXTRACT_HOOKS += LITERT_EXTRACT_DEPS

LITERT_LIBRARY = tensorflow/lite/c/buildroot-build/libtensorflowlite_c.so
LITERT_HEADERS = \
	builtin_ops.h \
	c/c_api.h c/c_api_experimental.h c/c_api_types.h c/common.h \
	core/async/c/types.h \
	core/c/c_api.h core/c/c_api_experimental.h core/c/c_api_types.h \
	core/c/common.h core/c/registration_external.h

# Upstream has no install rule for the C library.
define LITERT_INSTALL_STAGING_CMDS
	$(INSTALL) -D -m 0755 $(@D)/$(LITERT_LIBRARY) \
		$(STAGING_DIR)/usr/lib/libtensorflowlite_c.so
	$(foreach header,$(LITERT_HEADERS), \
		$(INSTALL) -D -m 0644 $(@D)/tensorflow/lite/$(header) \
			$(STAGING_DIR)/usr/include/tensorflow/lite/$(header)$(sep))
endef

define LITERT_INSTALL_TARGET_CMDS
	$(INSTALL) -D -m 0755 $(@D)/$(LITERT_LIBRARY) \
		$(TARGET_DIR)/usr/lib/libtensorflowlite_c.so
endef

$(eval $(cmake-package))
