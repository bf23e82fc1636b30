################################################################################
#
# tflite-micro
#
################################################################################

# The repository has no releases; a commit of August 2026.
TFLITE_MICRO_VERSION = 90b983c2b3f1480642e040bbd2ddb37b998f3424
TFLITE_MICRO_SITE = $(call github,tensorflow,tflite-micro,$(TFLITE_MICRO_VERSION))
TFLITE_MICRO_LICENSE = Apache-2.0, BSD-3-Clause (kissfft)
TFLITE_MICRO_LICENSE_FILES = \
	LICENSE \
	$(TFLITE_MICRO_DOWNLOADS)/flatbuffers/LICENSE \
	$(TFLITE_MICRO_DOWNLOADS)/gemmlowp/LICENSE \
	$(TFLITE_MICRO_DOWNLOADS)/kissfft/COPYING \
	$(TFLITE_MICRO_DOWNLOADS)/ruy/LICENSE
TFLITE_MICRO_DEPENDENCIES = \
	$(BR2_PYTHON3_HOST_DEPENDENCY) host-arm-gnu-toolchain
TFLITE_MICRO_INSTALL_STAGING = YES
TFLITE_MICRO_INSTALL_TARGET = NO

# What tensorflow/lite/micro/tools/make fetches of this commit, by the tags
# and commits named there.
TFLITE_MICRO_CMSIS_VERSION = 5782d6f8057906d360f4b95ec08a2354afe5c9b9
TFLITE_MICRO_CORTEX_DFP_VERSION = c2c70a97a20fb355815e2ead3d4a40e35a4a3cdf
TFLITE_MICRO_FLATBUFFERS_VERSION = 25.9.23
TFLITE_MICRO_GEMMLOWP_VERSION = 719139ce755a0f31cbf1c37f7f98adcc7fc9f425
TFLITE_MICRO_KISSFFT_VERSION = 130
TFLITE_MICRO_RUY_VERSION = d37128311b445e758136b8602d1bbd2a755e115d

TFLITE_MICRO_EXTRA_DOWNLOADS = \
	https://github.com/ARM-software/CMSIS_6/archive/$(TFLITE_MICRO_CMSIS_VERSION).zip \
	https://github.com/ARM-software/Cortex_DFP/archive/$(TFLITE_MICRO_CORTEX_DFP_VERSION).zip \
	https://github.com/google/flatbuffers/archive/refs/tags/v$(TFLITE_MICRO_FLATBUFFERS_VERSION).zip \
	https://github.com/google/gemmlowp/archive/$(TFLITE_MICRO_GEMMLOWP_VERSION).zip \
	https://github.com/mborgerding/kissfft/archive/refs/tags/v$(TFLITE_MICRO_KISSFFT_VERSION).zip \
	https://github.com/google/ruy/archive/$(TFLITE_MICRO_RUY_VERSION).zip

TFLITE_MICRO_DOWNLOADS = tensorflow/lite/micro/tools/make/downloads

# Top directory of each archive, and where the makefile looks for it.
TFLITE_MICRO_PLACES = \
	CMSIS_6-$(TFLITE_MICRO_CMSIS_VERSION):cmsis \
	Cortex_DFP-$(TFLITE_MICRO_CORTEX_DFP_VERSION):cmsis/Cortex_DFP \
	flatbuffers-$(TFLITE_MICRO_FLATBUFFERS_VERSION):flatbuffers \
	gemmlowp-$(TFLITE_MICRO_GEMMLOWP_VERSION):gemmlowp \
	kissfft-$(TFLITE_MICRO_KISSFFT_VERSION):kissfft \
	ruy-$(TFLITE_MICRO_RUY_VERSION):ruy

# What is there is not fetched. Pigweed is asked for always and used by tests
# alone: its directory is enough.
define TFLITE_MICRO_EXTRACT_DOWNLOADS
	mkdir -p $(@D)/$(TFLITE_MICRO_DOWNLOADS)/pigweed
	$(foreach file,$(notdir $(TFLITE_MICRO_EXTRA_DOWNLOADS)), \
		$(UNZIP) -q -o -d $(@D)/$(TFLITE_MICRO_DOWNLOADS) \
			$(TFLITE_MICRO_DL_DIR)/$(file)$(sep))
	$(foreach pair,$(TFLITE_MICRO_PLACES), \
		mv $(@D)/$(TFLITE_MICRO_DOWNLOADS)/$(firstword $(subst :, ,$(pair))) \
			$(@D)/$(TFLITE_MICRO_DOWNLOADS)/$(lastword $(subst :, ,$(pair)))$(sep))
endef
TFLITE_MICRO_POST_EXTRACT_HOOKS += TFLITE_MICRO_EXTRACT_DOWNLOADS

define TFLITE_MICRO_PATCH_DOWNLOADS
	$(APPLY_PATCHES) $(@D)/$(TFLITE_MICRO_DOWNLOADS)/flatbuffers \
		$(@D)/tensorflow/lite/micro/tools/make flatbuffers.patch
	$(APPLY_PATCHES) $(@D)/$(TFLITE_MICRO_DOWNLOADS)/kissfft \
		$(@D)/third_party/kissfft kissfft.patch
endef
TFLITE_MICRO_POST_PATCH_HOOKS += TFLITE_MICRO_PATCH_DOWNLOADS

# Reading the definitions of tests and examples runs a Python program that
# needs NumPy and Pillow, whatever is built.
define TFLITE_MICRO_LEAVE_TESTS_OUT
	$(SED) '/^include .*\(tests\.inc\|Makefile\.inc\)$$/d' \
		$(@D)/tensorflow/lite/micro/tools/make/Makefile
endef
TFLITE_MICRO_POST_PATCH_HOOKS += TFLITE_MICRO_LEAVE_TESTS_OUT

TFLITE_MICRO_CORE = $(call qstrip,$(BR2_PACKAGE_TFLITE_MICRO_CORE))
TFLITE_MICRO_MAKE_OPTS = \
	-f tensorflow/lite/micro/tools/make/Makefile \
	TARGET=cortex_m_generic \
	TARGET_ARCH=$(TFLITE_MICRO_CORE) \
	TARGET_TOOLCHAIN_ROOT=$(HOST_DIR)/bin/ \
	BUILD_TYPE=release

define TFLITE_MICRO_BUILD_CMDS
	$(TARGET_MAKE_ENV) $(MAKE) -C $(@D) $(TFLITE_MICRO_MAKE_OPTS) microlite
endef

# Headers stay in the folders the sources include them from; those of other
# projects lie beside them. The makefile knows which there are.
TFLITE_MICRO_PREFIX = $(STAGING_DIR)/opt/tflite-micro
define TFLITE_MICRO_INSTALL_STAGING_CMDS
	rm -rf $(TFLITE_MICRO_PREFIX)
	mkdir -p $(TFLITE_MICRO_PREFIX)/lib $(TFLITE_MICRO_PREFIX)/include
	$(INSTALL) -m 0644 $(@D)/gen/*/lib/libtensorflow-microlite.a \
		$(TFLITE_MICRO_PREFIX)/lib/
	cd $(@D) && cp --parents \
		`$(TARGET_MAKE_ENV) $(MAKE) -s $(TFLITE_MICRO_MAKE_OPTS) \
			list_library_headers 2>/dev/null` \
		$(TFLITE_MICRO_PREFIX)/include
	cd $(@D)/$(TFLITE_MICRO_DOWNLOADS) && cp -r --parents \
		flatbuffers/include gemmlowp/fixedpoint gemmlowp/internal ruy/ruy \
		$(TFLITE_MICRO_PREFIX)/include
endef

$(eval $(generic-package))
