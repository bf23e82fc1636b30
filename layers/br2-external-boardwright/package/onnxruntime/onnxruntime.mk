################################################################################
#
# onnxruntime
#
################################################################################

ONNXRUNTIME_VERSION = 1.23.2
ONNXRUNTIME_SITE = $(call github,microsoft,onnxruntime,v$(ONNXRUNTIME_VERSION))
ONNXRUNTIME_LICENSE = \
	MIT (onnxruntime, date, GSL, json, SafeInt), \
	Apache-2.0 (abseil-cpp, flatbuffers, onnx), \
	BSD-2-Clause (cpuinfo), \
	BSD-3-Clause (protobuf, re2), \
	BSL-1.0 (mp11), \
	MPL-2.0 (eigen), \
	Apache-2.0, BSD-3-Clause, Minpack (parts of eigen)
ONNXRUNTIME_LICENSE_FILES = \
	LICENSE \
	$(foreach pair,$(ONNXRUNTIME_ARCHIVE_LICENSES),licenses/$(lastword $(subst :, ,$(pair))))
ONNXRUNTIME_CPE_ID_VENDOR = microsoft
ONNXRUNTIME_INSTALL_STAGING = YES
ONNXRUNTIME_SUBDIR = cmake
ONNXRUNTIME_SUPPORTS_IN_SOURCE_BUILD = NO
ONNXRUNTIME_DEPENDENCIES = host-python3

# What cmake/deps.txt of this release names. Buildroot's own protobuf,
# abseil and flatbuffers are of other versions than the sources need.
ONNXRUNTIME_DEPS = \
	https://github.com/abseil/abseil-cpp/archive/refs/tags/20250512.0.zip \
	https://github.com/HowardHinnant/date/archive/refs/tags/v3.0.1.zip \
	https://github.com/eigen-mirror/eigen/archive/1d8b82b0740839c0de7f1242a3585e3390ff5f33/eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33.zip \
	https://github.com/google/flatbuffers/archive/refs/tags/v23.5.26.zip \
	https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.zip \
	https://github.com/microsoft/GSL/archive/refs/tags/v4.0.0.zip \
	https://github.com/boostorg/mp11/archive/refs/tags/boost-1.82.0.zip \
	https://github.com/onnx/onnx/archive/refs/tags/v1.18.0.zip \
	https://github.com/protocolbuffers/protobuf/archive/refs/tags/v21.12.zip \
	https://github.com/pytorch/cpuinfo/archive/8a1772a0c5c447df2d18edf33ec4603a8c9c04a6.zip \
	https://github.com/google/re2/archive/refs/tags/2024-07-02.zip \
	https://github.com/dcleblanc/SafeInt/archive/refs/tags/3.0.28.zip

# Archive and path of each license file in it: CMake unpacks the archives
# long after legal-info looks. mp11 has none.
ONNXRUNTIME_ARCHIVE_LICENSES = \
	20250512.0.zip:abseil-cpp-20250512.0/LICENSE \
	v3.0.1.zip:date-3.0.1/LICENSE.txt \
	eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33.zip:eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33/COPYING.APACHE \
	eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33.zip:eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33/COPYING.BSD \
	eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33.zip:eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33/COPYING.MINPACK \
	eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33.zip:eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33/COPYING.MPL2 \
	eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33.zip:eigen-1d8b82b0740839c0de7f1242a3585e3390ff5f33/COPYING.README \
	v23.5.26.zip:flatbuffers-23.5.26/LICENSE \
	v3.11.3.zip:json-3.11.3/LICENSE.MIT \
	v4.0.0.zip:GSL-4.0.0/LICENSE \
	v1.18.0.zip:onnx-1.18.0/LICENSE \
	v21.12.zip:protobuf-21.12/LICENSE \
	8a1772a0c5c447df2d18edf33ec4603a8c9c04a6.zip:cpuinfo-8a1772a0c5c447df2d18edf33ec4603a8c9c04a6/LICENSE \
	2024-07-02.zip:re2-2024-07-02/LICENSE \
	3.0.28.zip:SafeInt-3.0.28/LICENSE

# The protobuf compiler runs on the build machine and has to be of the
# version of the library; upstream cross-compiles with this binary.
ifeq ($(HOSTARCH),x86_64)
ONNXRUNTIME_DEPS += \
	https://github.com/protocolbuffers/protobuf/releases/download/v21.12/protoc-21.12-linux-x86_64.zip
else ifeq ($(HOSTARCH),aarch64)
ONNXRUNTIME_DEPS += \
	https://github.com/protocolbuffers/protobuf/releases/download/v21.12/protoc-21.12-linux-aarch_64.zip
endif

ONNXRUNTIME_CONF_OPTS = \
	--compile-no-warning-as-error \
	-DBUILD_SHARED_LIBS=OFF \
	-DCMAKE_POLICY_VERSION_MINIMUM=3.5 \
	-DFETCHCONTENT_QUIET=OFF \
	-DFETCHCONTENT_TRY_FIND_PACKAGE_MODE=NEVER \
	-DPython_EXECUTABLE=$(HOST_DIR)/bin/python3 \
	-Donnxruntime_BUILD_SHARED_LIB=ON \
	-Donnxruntime_BUILD_UNIT_TESTS=OFF \
	-Donnxruntime_CROSS_COMPILING=ON \
	-Donnxruntime_ENABLE_PYTHON=OFF \
	-Donnxruntime_USE_KLEIDIAI=OFF

ifeq ($(BR2_PACKAGE_ONNXRUNTIME_XNNPACK),y)
ONNXRUNTIME_CONF_OPTS += -Donnxruntime_USE_XNNPACK=ON
ONNXRUNTIME_DEPS += \
	https://github.com/google/XNNPACK/archive/fe98e0b93565382648129271381c14d6205255e3.zip \
	https://github.com/google/pthreadpool/archive/4e80ca24521aa0fb3a746f9ea9c3eaa20e9afbb0.zip \
	https://github.com/Maratyszcza/FXdiv/archive/63058eff77e11aa15bf531df5dd34395ec3017c8.zip
# pthreadpool has no license file at this commit.
ONNXRUNTIME_LICENSE += , BSD-3-Clause (XNNPACK), BSD-2-Clause (pthreadpool), MIT (FXdiv)
ONNXRUNTIME_ARCHIVE_LICENSES += \
	fe98e0b93565382648129271381c14d6205255e3.zip:XNNPACK-fe98e0b93565382648129271381c14d6205255e3/LICENSE \
	63058eff77e11aa15bf531df5dd34395ec3017c8.zip:FXdiv-63058eff77e11aa15bf531df5dd34395ec3017c8/LICENSE
ifeq ($(BR2_aarch64),y)
ONNXRUNTIME_DEPS += \
	https://github.com/ARM-software/kleidiai/archive/refs/tags/v1.9.0.tar.gz
ONNXRUNTIME_LICENSE += , Apache-2.0 and BSD-3-Clause (kleidiai)
ONNXRUNTIME_ARCHIVE_LICENSES += \
	v1.9.0.tar.gz:kleidiai-1.9.0/LICENSES/Apache-2.0.txt \
	v1.9.0.tar.gz:kleidiai-1.9.0/LICENSES/BSD-3-Clause.txt
endif
else
ONNXRUNTIME_CONF_OPTS += -Donnxruntime_USE_XNNPACK=OFF
endif

ONNXRUNTIME_EXTRA_DOWNLOADS = $(ONNXRUNTIME_DEPS)

# Where the sources look before they download: mirror/ and the URL.
define ONNXRUNTIME_FILL_MIRROR
	$(foreach url,$(ONNXRUNTIME_DEPS), \
		$(INSTALL) -D -m 0644 $(ONNXRUNTIME_DL_DIR)/$(notdir $(url)) \
			$(@D)/mirror/$(patsubst https://%,%,$(url))$(sep))
endef
ONNXRUNTIME_POST_EXTRACT_HOOKS += ONNXRUNTIME_FILL_MIRROR

define ONNXRUNTIME_EXTRACT_LICENSES
	mkdir -p $(@D)/licenses
	$(foreach pair,$(ONNXRUNTIME_ARCHIVE_LICENSES), \
		$(if $(findstring .zip:,$(pair)), \
			$(UNZIP) -q -o -d $(@D)/licenses, \
			$(TAR) -C $(@D)/licenses -xzf) \
			$(ONNXRUNTIME_DL_DIR)/$(subst :, ,$(pair))$(sep))
endef
ONNXRUNTIME_POST_EXTRACT_HOOKS += ONNXRUNTIME_EXTRACT_LICENSES

$(eval $(cmake-package))
