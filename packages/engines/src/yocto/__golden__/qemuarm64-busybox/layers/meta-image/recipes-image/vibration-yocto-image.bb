# vibration-yocto-image-qemuarm64.rootfs.wic: vibration-yocto for QEMU arm64 virt.
SUMMARY = "vibration-yocto for qemu-aarch64"
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
# because ONNX Runtime, chosen in runtimes: the C and C++ library
IMAGE_INSTALL:append = " onnxruntime"
# because rt-tests (cyclictest), chosen in profiling: cyclictest
IMAGE_INSTALL:append = " rt-tests"
# because LiteRT (TensorFlow Lite), chosen in runtimes: the C and C++ library, with XNNPACK
IMAGE_INSTALL:append = " libtensorflow-lite"
# because engine.init of the spec: applies /etc/sysctl.d, as systemd would
IMAGE_INSTALL:append = " bw-busybox-init"
# because engine.init of the spec: sets the clock, as systemd would
IMAGE_INSTALL:append = " bw-busybox-init-ntpd"
# because packages of the spec
IMAGE_INSTALL:append = " mosquitto"
