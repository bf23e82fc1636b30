# vibration-yocto-image-genericx86-64.rootfs.wic: vibration-yocto for PC, industrial PC (x86-64, EFI).
SUMMARY = "vibration-yocto for pc-x86_64"
LICENSE = "MIT"

# because storage.layout of the spec; the slots are sized by the package facts, with room for later versions
IMAGE_FSTYPES = "squashfs wic"
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
# because ONNX Runtime, chosen in runtimes: the C and C++ library
IMAGE_INSTALL:append = " onnxruntime"
# because rt-tests (cyclictest), chosen in profiling: cyclictest
IMAGE_INSTALL:append = " rt-tests"
# because LiteRT (TensorFlow Lite), chosen in runtimes: the C and C++ library, with XNNPACK
IMAGE_INSTALL:append = " libtensorflow-lite"
# because update.kind of the spec: writes the slot not in use
IMAGE_INSTALL:append = " rauc"
# because update.kind of the spec: tells the boot loader that a slot works
IMAGE_INSTALL:append = " rauc-mark-good"
# because update.kind of the spec: RAUC changes the variables of GRUB with it
IMAGE_INSTALL:append = " grub-editenv"
# because storage.layout of the spec: each slot has its own kernel, so that an update replaces both
IMAGE_INSTALL:append = " kernel-image"
# because packages of the spec
IMAGE_INSTALL:append = " mosquitto"
# because storage.rootfs of the spec is squashfs: what packages do at first start is done while the image is made
IMAGE_FEATURES:append = " read-only-rootfs"
# because what GRUB and RAUC tell each other
IMAGE_EFI_BOOT_FILES = "grub-slots.cfg;EFI/BOOT/grub.cfg grubenv;EFI/BOOT/grubenv"
# because what GRUB and RAUC tell each other
do_image_wic[depends] += "vibration-yocto-slots:do_deploy"

# because places of the partitions in /etc/fstab
ROOTFS_POSTPROCESS_COMMAND:append = " mount_points"
mount_points() {
    mkdir -p ${IMAGE_ROOTFS}/boot/efi
    mkdir -p ${IMAGE_ROOTFS}/data
}
