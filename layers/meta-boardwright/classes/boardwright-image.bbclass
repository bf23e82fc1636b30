# What every image of Boardwright is: a core image with what the devices of one team need to be told apart and looked after.
#
# BW_IMAGE_FILES: a directory; `rootfs/` below it is copied over the root file system, with the modes of its files, and
# `services.json`, [{"unit": "ssh.service", "state": "enabled|disabled|masked"}], is applied to systemd's units.

inherit core-image

BW_IMAGE_FILES ??= ""
# PATH:MODE of files there that get another mode than their copy has: a tree may have passed through what keeps none.
BW_FILE_MODES ??= ""

IMAGE_FEATURES:remove = "splash debug-tweaks allow-empty-password empty-root-password allow-root-login package-management"
IMAGE_INSTALL = "packagegroup-core-boot bw-firstboot ${CORE_IMAGE_EXTRA_INSTALL}"
# What the inspection of the finished image reads.
IMAGE_FSTYPES:append = " tar.zst"
IMAGE_NAME_SUFFIX = ".rootfs"

# The first boot grows the last partition to the medium; on the image itself this much is free.
IMAGE_OVERHEAD_FACTOR ?= "1.1"
IMAGE_ROOTFS_EXTRA_SPACE ?= "16384"

do_rootfs[file-checksums] += "${@'${BW_IMAGE_FILES}:True' if d.getVar('BW_IMAGE_FILES') else ''}"
do_rootfs[depends] += "${@bb.utils.contains('DISTRO_FEATURES', 'systemd', 'systemd-systemctl-native:do_populate_sysroot', '', d)}"

bw_copy_files() {
    if [ -n "${BW_IMAGE_FILES}" ] && [ -d "${BW_IMAGE_FILES}/rootfs" ]; then
        cp -R --no-dereference --preserve=mode,links "${BW_IMAGE_FILES}/rootfs/." "${IMAGE_ROOTFS}/"
        chown -h -R --from="$(stat -c %u "${BW_IMAGE_FILES}")" root:root "${IMAGE_ROOTFS}" || true
    fi
    for entry in ${BW_FILE_MODES}; do
        chmod "${entry##*:}" "${IMAGE_ROOTFS}${entry%:*}"
    done
}

python bw_apply_services() {
    import json
    import os
    import subprocess

    folder = d.getVar("BW_IMAGE_FILES")
    path = os.path.join(folder, "services.json") if folder else ""
    if not path or not os.path.exists(path):
        return
    verbs = {"enabled": "enable", "disabled": "disable", "masked": "mask"}
    with open(path, encoding="utf-8") as file:
        services = json.load(file)
    if services and not bb.utils.contains("DISTRO_FEATURES", "systemd", True, False, d):
        bb.fatal("%s switches units of systemd, which is not the init of this image" % path)
    systemctl = os.path.join(d.getVar("STAGING_DIR_NATIVE"), "usr/bin/systemctl")
    for service in services:
        argv = [systemctl, "--root", d.getVar("IMAGE_ROOTFS"), verbs[service["state"]], service["unit"]]
        result = subprocess.run(argv, capture_output=True, text=True)
        if result.returncode != 0:
            bb.fatal("%s could not be %s: %s" % (service["unit"], service["state"], (result.stdout + result.stderr).strip()))
}

# Last: after the presets of all packages.
ROOTFS_POSTPROCESS_COMMAND:append = " bw_copy_files bw_apply_services"
