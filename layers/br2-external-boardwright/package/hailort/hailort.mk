################################################################################
#
# hailort
#
################################################################################

# To be changed together with HAILORT_DRIVERS_VERSION and
# HAILO8_FIRMWARE_VERSION.
HAILORT_VERSION = 4.23.0
HAILORT_SITE = $(call github,hailo-ai,hailort,v$(HAILORT_VERSION))
HAILORT_LICENSE = MIT, Apache-2.0 (folly), BSD-2-Clause (readerwriterqueue, xxhash), BSD-3-Clause (CLI11, protobuf), MPL-2.0 (eigen)
HAILORT_LICENSE_FILES = \
	hailort/LICENSE \
	hailort/LICENSE-3RD-PARTY.md \
	hailort/external/cli11-src/LICENSE \
	hailort/external/dotwriter-src/LICENSE \
	hailort/external/eigen-src/COPYING.MPL2 \
	hailort/external/protobuf-src/LICENSE \
	hailort/external/readerwriterqueue-src/LICENSE.md \
	hailort/external/spdlog-src/LICENSE \
	hailort/external/xxhash-src/LICENSE
HAILORT_INSTALL_STAGING = YES
HAILORT_SUPPORTS_IN_SOURCE_BUILD = NO

# What hailort/cmake/external/*.cmake of this release fetch, by the commits
# or releases named there. Buildroot's own protobuf, eigen and spdlog are
# built into libraries of other versions.
HAILORT_CLI11_VERSION = ae78ac41cf225706e83f57da45117e3e90d4a5b4
HAILORT_DOTWRITER_VERSION = e5fa8f281adca10dd342b1d32e981499b8681daf
HAILORT_EIGEN_VERSION = 3.4.0
HAILORT_JSON_VERSION = 391786c6c3abdd3eeb993a3154f1f2a4cfe137a0
HAILORT_PROTOBUF_VERSION = 21.12
HAILORT_READERWRITERQUEUE_VERSION = 435e36540e306cac40fcfeab8cc0a22d48464509
HAILORT_SPDLOG_VERSION = 1.14.1
HAILORT_XXHASH_VERSION = 0.8.2

HAILORT_EXTRA_DOWNLOADS = \
	https://github.com/hailo-ai/CLI11/archive/$(HAILORT_CLI11_VERSION).tar.gz \
	https://github.com/hailo-ai/DotWriter/archive/$(HAILORT_DOTWRITER_VERSION).tar.gz \
	https://gitlab.com/libeigen/eigen/-/archive/$(HAILORT_EIGEN_VERSION)/eigen-$(HAILORT_EIGEN_VERSION).tar.bz2 \
	https://github.com/ArthurSonzogni/nlohmann_json_cmake_fetchcontent/archive/$(HAILORT_JSON_VERSION).tar.gz \
	https://github.com/protocolbuffers/protobuf/archive/refs/tags/v$(HAILORT_PROTOBUF_VERSION).zip \
	https://github.com/cameron314/readerwriterqueue/archive/$(HAILORT_READERWRITERQUEUE_VERSION).tar.gz \
	https://github.com/gabime/spdlog/archive/v$(HAILORT_SPDLOG_VERSION)/spdlog-$(HAILORT_SPDLOG_VERSION).tar.gz \
	https://github.com/Cyan4973/xxHash/archive/v$(HAILORT_XXHASH_VERSION)/xxhash-$(HAILORT_XXHASH_VERSION).tar.gz

# Top directory of each archive, and what the sources look for it as.
HAILORT_EXTERNALS = \
	CLI11-$(HAILORT_CLI11_VERSION):cli11 \
	DotWriter-$(HAILORT_DOTWRITER_VERSION):dotwriter \
	eigen-$(HAILORT_EIGEN_VERSION):eigen \
	nlohmann_json_cmake_fetchcontent-$(HAILORT_JSON_VERSION):json \
	protobuf-$(HAILORT_PROTOBUF_VERSION):protobuf \
	readerwriterqueue-$(HAILORT_READERWRITERQUEUE_VERSION):readerwriterqueue \
	spdlog-$(HAILORT_SPDLOG_VERSION):spdlog \
	xxHash-$(HAILORT_XXHASH_VERSION):xxhash

# protoc of the same protobuf is compiled for the build machine while CMake
# configures, by the compiler that CMake finds in an empty environment.
HAILORT_CONF_OPTS = \
	-DBUILD_SHARED_LIBS=OFF \
	-DCMAKE_POLICY_VERSION_MINIMUM=3.5 \
	-DFETCHCONTENT_FULLY_DISCONNECTED=ON

define HAILORT_EXTRACT_EXTERNALS
	mkdir -p $(@D)/hailort/external
	$(foreach file,$(notdir $(filter-out %.zip,$(HAILORT_EXTRA_DOWNLOADS))), \
		$(call suitable-extractor,$(file)) $(HAILORT_DL_DIR)/$(file) | \
			$(TAR) -C $(@D)/hailort/external $(TAR_OPTIONS) -$(sep))
	$(UNZIP) -q -o -d $(@D)/hailort/external \
		$(HAILORT_DL_DIR)/v$(HAILORT_PROTOBUF_VERSION).zip
	$(foreach pair,$(HAILORT_EXTERNALS), \
		mv $(@D)/hailort/external/$(firstword $(subst :, ,$(pair))) \
			$(@D)/hailort/external/$(lastword $(subst :, ,$(pair)))-src$(sep))
endef
HAILORT_POST_EXTRACT_HOOKS += HAILORT_EXTRACT_EXTERNALS

$(eval $(cmake-package))
