# vibration-yocto-image-stm32mp15-disco.rootfs.wic: vibration-yocto for STM32MP157C-DK2.
SUMMARY = "vibration-yocto for stm32mp157-dk2"
LICENSE = "MIT"

# because partitions of our own wks file; the root is fitted to its content
IMAGE_FSTYPES = "ext4 wic"
# because the partitions are ours
WKS_FILE = "${THISDIR}/vibration-yocto-image.wks"
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

# because places of the partitions in /etc/fstab
ROOTFS_POSTPROCESS_COMMAND:append = " mount_points"
mount_points() {
    mkdir -p ${IMAGE_ROOTFS}/boot
}
