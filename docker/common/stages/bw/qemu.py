"""The virtual machine that boots a finished disk image through its own boot loader."""
import os
import shutil
import subprocess

FIRMWARE = {
    "x86_64": ("/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_VARS_4M.fd"),
    "aarch64": ("/usr/share/AAVMF/AAVMF_CODE.no-secboot.fd", "/usr/share/AAVMF/AAVMF_VARS.fd"),
}
EVIDENCE_PORT = "org.boardwright.evidence"


def _starts(system, machine, accelerator, cpu):
    """True when QEMU gets as far as a machine that is ready to run; some hosts offer a /dev/kvm that can't."""
    argv = [f"qemu-system-{system}", "-nodefaults", "-no-user-config", "-machine", f"{machine},accel={accelerator}",
            "-cpu", cpu, "-m", "256", "-display", "none", "-S", "-monitor", "stdio"]
    return subprocess.run(argv, input=b"quit\n", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          timeout=30, check=False).returncode == 0


def accelerators(machine):
    """
    What to try, best first: `kvm` with the host's processor when this host seems able to, then `tcg`, which always works.

    Without arch-capabilities: nested virtualisation often can't set that register, and a boot test does not need it.
    """
    system = machine["system"]
    if os.uname().machine == system and os.access("/dev/kvm", os.R_OK | os.W_OK):
        cpu = "host,-arch-capabilities" if system == "x86_64" else "host"
        if _starts(system, machine["machine"], "kvm", cpu):
            return [("kvm", cpu), ("tcg", machine["cpu"])]
    return [("tcg", machine["cpu"])]


def _make_overlay(image, folder):
    """Writes go to a file of their own: the image that was tested stays the image that is shipped."""
    overlay = f"{folder}/overlay.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", image, overlay], check=True)
    # A medium is bigger than the image on it, which is what the first boot grows into.
    subprocess.run(["qemu-img", "resize", "-q", overlay, "+256M"], check=True)
    return overlay


def _boot_argv(machine, folder, direct):
    """
    UEFI firmware that boots what is on the disk; or the machine's own `firmware`, which does the same; or a kernel started
    directly where the board's image has no loader.
    """
    if machine.get("firmware"):
        return ["-bios", machine["firmware"]]
    if direct:
        return ["-kernel", direct["kernel"], "-append", direct["append"]]
    code, variables = FIRMWARE[machine["system"]]
    shutil.copyfile(variables, f"{folder}/efivars.fd")
    return ["-drive", f"if=pflash,format=raw,unit=0,readonly=on,file={code}",
            "-drive", f"if=pflash,format=raw,unit=1,file={folder}/efivars.fd"]


def qemu_argv(machine, kind, cpu, image, folder, evidence, direct=None):
    """
    Command line for a machine of the board (`system`, `machine`, `cpu`, `memoryMiB`) with no network at all; `nic`: with a card
    on a network of its own that has a DHCP server and leads nowhere.

    `direct`: path of a kernel to start (`kernel`) with its command line (`append`) instead of the disk's own boot loader.
    """
    # A kernel started directly comes first by itself, and on a PC takes the first place in the order of booting.
    first = "" if direct and not machine.get("firmware") else ",bootindex=0"
    return [
        f"qemu-system-{machine['system']}", "-nodefaults", "-no-user-config", "-no-reboot",
        "-machine", f"{machine['machine']},accel={kind}", "-cpu", cpu, "-smp", "2", "-m", str(machine["memoryMiB"]),
        *_boot_argv(machine, folder, direct),
        "-drive", f"if=none,id=disk,format=qcow2,file={_make_overlay(image, folder)},cache=unsafe",
        "-device", f"virtio-blk-pci,drive=disk{first}",
        "-device", "virtio-rng-pci",
        "-device", "virtio-serial-pci",
        "-chardev", f"file,id=evidence,path={evidence}",
        "-device", f"virtserialport,chardev=evidence,name={EVIDENCE_PORT}",
        *(["-netdev", "user,id=alone,restrict=on", "-device", "virtio-net-pci,netdev=alone,romfile="] if machine.get("nic")
          else ["-nic", "none"]),
        "-display", "none", "-vga", "none", "-monitor", "none", "-serial", "stdio",
    ]
