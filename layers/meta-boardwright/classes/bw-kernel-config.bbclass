# Looks at the kernel's configuration as soon as it is made: BitBake's own check says nothing on the console when an option is
# dropped, and succeeds. Puts the configuration into the deploy directory, where it is found again when the kernel itself was
# taken over from an earlier build.
#
# BW_REQUIRED_KERNEL_CONFIG: JSON, [{"line": "CONFIG_PREEMPT_RT=y", "because": "...", "unit": "..."}]. `=m` is met by `y`, too;
# `=n` when the option is not set.

BW_REQUIRED_KERNEL_CONFIG ??= "${BW_TREE}/config/required-kernel-config.json"

python bw_check_kernel_config() {
    import json
    import os

    path = d.getVar("BW_REQUIRED_KERNEL_CONFIG")
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        required = json.load(file)
    with open(os.path.join(d.getVar("B"), ".config"), encoding="utf-8") as file:
        have = dict(line.rstrip("\n").split("=", 1) for line in file if line.startswith("CONFIG_"))

    def holds(line):
        name, _, value = line.partition("=")
        if value == "n":
            return name not in have
        return have.get(name) == value or (value == "m" and have.get(name) == "y")

    missing = [entry for entry in required if not holds(entry["line"])]
    for entry in missing:
        bb.error("The kernel is not configured with %s, which %s asked for: %s" % (entry["line"], entry["unit"], entry["because"]))
    if missing:
        bb.fatal("%d of %d promised lines are not in the kernel's configuration." % (len(missing), len(required)))
}
# What is promised does not decide what is built: that is in the fragments.
bw_check_kernel_config[vardepsexclude] += "BW_REQUIRED_KERNEL_CONFIG BW_TREE"

# Kernels whose class knows no fragments (linux-ti-staging, linux-stm32mp) get ours merged here.
BW_KERNEL_FRAGMENTS = "boardwright.cfg bw-preempt-rt.cfg"
bw_merge_kernel_fragments() {
    found=""
    for name in ${BW_KERNEL_FRAGMENTS}; do
        for folder in ${UNPACKDIR} ${WORKDIR}; do
            if [ -f "$folder/$name" ]; then
                found="$found $folder/$name"
                break
            fi
        done
    done
    if [ -n "$found" ]; then
        ${S}/scripts/kconfig/merge_config.sh -m -r -O ${B} ${B}/.config $found
        oe_runmake_call -C ${S} O=${B} olddefconfig
    fi
}

bw_deploy_kernel_config() {
    install -m 0644 ${B}/.config ${DEPLOYDIR}/kernel-config-${MACHINE}
}

python () {
    if not bb.data.inherits_class("kernel", d):
        return
    provider = d.getVar("PREFERRED_PROVIDER_virtual/kernel")
    if provider and d.getVar("PN") != provider:
        return
    if not bb.data.inherits_class("kernel-yocto", d):
        d.appendVarFlag("do_configure", "postfuncs", " bw_merge_kernel_fragments")
    d.appendVarFlag("do_configure", "postfuncs", " bw_check_kernel_config")
    d.appendVarFlag("do_deploy", "postfuncs", " bw_deploy_kernel_config")
}
