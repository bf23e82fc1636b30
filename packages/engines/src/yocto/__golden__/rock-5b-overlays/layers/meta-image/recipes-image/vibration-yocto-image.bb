# vibration-yocto-image-rock-5b.rootfs.wic: vibration-yocto for Radxa ROCK 5B.
SUMMARY = "vibration-yocto for rock-5b"
LICENSE = "MIT"

# because partitions as the layer lays them out for Radxa ROCK 5B; the root is fitted to its content
IMAGE_FSTYPES = "ext4 wic"
# because files and services of this image
BW_IMAGE_FILES = "${THISDIR}/files"

inherit boardwright-image

# because in every image: init, shell and what the machine itself asks for
IMAGE_INSTALL:append = " packagegroup-core-boot"
# because in every image: grows the root to the medium and makes host keys at first start
IMAGE_INSTALL:append = " bw-firstboot"
# because in every image: proves runtimes and kernel once, on the device and in the boot test
IMAGE_INSTALL:append = " bw-selftest"
# because in every image: drivers built as modules
IMAGE_INSTALL:append = " kernel-modules"
# because overlays of the spec: U-Boot loads it from /boot
IMAGE_INSTALL:append = " kernel-image"
# because overlays of the spec: U-Boot loads it from /boot
IMAGE_INSTALL:append = " kernel-devicetree"
# because overlays of the spec: U-Boot loads them from /boot/overlays
IMAGE_INSTALL:append = " vibration-yocto-overlays"
