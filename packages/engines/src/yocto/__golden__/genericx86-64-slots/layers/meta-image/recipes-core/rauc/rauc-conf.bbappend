FILESEXTRAPATHS:prepend := "${THISDIR}/../../recipes-image/files/rootfs/etc/rauc:"
# because update.keyring of the spec
RAUC_KEYRING_FILE = "keyring.pem"
