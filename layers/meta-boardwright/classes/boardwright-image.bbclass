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

# scarthgap's systemctl for other roots knows neither `disable` nor a state it has been given: it enables every unit no preset
# speaks of, after all of this. Hence the presets, which a first boot looks at as well, and the links taken away here.
python bw_apply_services() {
    import json
    import os
    import subprocess

    folder = d.getVar("BW_IMAGE_FILES")
    path = os.path.join(folder, "services.json") if folder else ""
    if not path or not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        services = json.load(file)
    if not services:
        return
    if not bb.utils.contains("DISTRO_FEATURES", "systemd", True, False, d):
        bb.fatal("%s switches units of systemd, which is not the init of this image" % path)
    units = {state: [one["unit"] for one in services if one["state"] == state] for state in ("enabled", "disabled", "masked")}
    root = d.getVar("IMAGE_ROOTFS")
    presets = os.path.join(root, "etc/systemd/system-preset")
    os.makedirs(presets, exist_ok=True)
    with open(os.path.join(presets, "00-boardwright.preset"), "w", encoding="utf-8") as file:
        file.writelines("enable %s\n" % unit for unit in units["enabled"])
        file.writelines("disable %s\n" % unit for unit in units["disabled"] + units["masked"])
    systemctl = os.path.join(d.getVar("STAGING_DIR_NATIVE"), "usr/bin/systemctl")
    for verb, state in (("enable", "enabled"), ("mask", "masked")):
        for unit in units[state]:
            result = subprocess.run([systemctl, "--root", root, verb, unit], capture_output=True, text=True)
            if result.returncode != 0:
                bb.fatal("%s could not be %s: %s" % (unit, state, (result.stdout + result.stderr).strip()))
    # After those that are enabled, which may bring others along.
    for place, folders, names in os.walk(os.path.join(root, "etc/systemd/system")):
        for link in (os.path.join(place, name) for name in folders + names):
            if os.path.islink(link) and {os.path.basename(link), os.path.basename(os.readlink(link))} & set(units["disabled"]):
                os.unlink(link)
}

# Last: after what packages enable themselves.
ROOTFS_POSTPROCESS_COMMAND:append = " bw_copy_files bw_apply_services"
