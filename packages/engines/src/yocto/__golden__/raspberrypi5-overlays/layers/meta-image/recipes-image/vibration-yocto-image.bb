# vibration-yocto-image-raspberrypi5.rootfs.wic: vibration-yocto for Raspberry Pi 5.
SUMMARY = "vibration-yocto for rpi5"
LICENSE = "MIT"

# because partitions as the layer lays them out for Raspberry Pi 5; the root is fitted to its content
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
# because ONNX Runtime, chosen in runtimes: the C and C++ library
IMAGE_INSTALL:append = " onnxruntime"
# because rt-tests (cyclictest), chosen in profiling: cyclictest
IMAGE_INSTALL:append = " rt-tests"
# because LiteRT (TensorFlow Lite), chosen in runtimes: the C and C++ library, with XNNPACK
IMAGE_INSTALL:append = " libtensorflow-lite"
# because packages of the spec
IMAGE_INSTALL:append = " mosquitto"
# because overlays of the spec: the firmware loads them from there
IMAGE_BOOT_FILES:append = " adxl345.dtbo;overlays/adxl345.dtbo"
# because overlays of the spec
do_image_wic[depends] += "vibration-yocto-overlays:do_deploy"
