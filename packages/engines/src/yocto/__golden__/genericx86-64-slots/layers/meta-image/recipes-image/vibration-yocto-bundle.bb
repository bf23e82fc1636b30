SUMMARY = "Update of vibration-yocto for pc-x86_64"
LICENSE = "MIT"
inherit bundle
# because name and board of the spec
RAUC_BUNDLE_COMPATIBLE = "vibration-yocto-pc-x86_64"
# because the spec hash
RAUC_BUNDLE_VERSION = "e627b958fbc4"
# because each block is checked as it is read
RAUC_BUNDLE_FORMAT = "verity"
# because storage.layout of the spec; the slots are sized by the package facts, with room for later versions
RAUC_BUNDLE_SLOTS = "rootfs"
# because the root file system of this image
RAUC_SLOT_rootfs = "vibration-yocto-image"
# because storage.layout of the spec; the slots are sized by the package facts, with room for later versions
RAUC_SLOT_rootfs[fstype] = "squashfs"
# RAUC_CERT_FILE and RAUC_KEY_FILE come from whoever signs: ./build.sh bundle CERTIFICATE KEY
