"""Boot test: starts the image in a virtual machine, follows its console, and takes the image's own report."""
import json
import os
import re
import select
import shutil
import subprocess
import time

from .inputs import OUT, read_json, stage_out, write_json
from .qemu import accelerators, qemu_argv
from .report import StageError, group, progress, say

END = "BW-EVIDENCE-END"
# Not anchored: a message of the guest may follow the prompt in the same read.
LOGIN = re.compile(rb" login: ")
TROUBLE = [
    (re.compile(r"Kernel panic - not syncing: (.*)"), "the kernel panicked: {}"),
    (re.compile(r"boardwright-init: (no root=.*|root .* did not appear within \d+ s|cannot mount \S+)"), "the initramfs could not find the system: {}"),
    (re.compile(r"(You are in emergency mode)"), "systemd stopped in emergency mode: {}"),
    (re.compile(r"BdsDxe: (No bootable option or device was found)"), "the firmware found no boot loader: {}"),
]
# Virtual hosts may offer a /dev/kvm that gives up on the first unusual instruction.
KVM_BROKEN = "KVM internal error"
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?=]*[A-Za-z]|[()][A-Z0-9]|[=>78cM])")


# What BusyBox init's scripts say: `Starting network: OK`, the result also on a line of its own.
SCRIPT = re.compile(r"^(?:Starting|Running|Initializing|Loading|Populating|Restoring) (\S[^:]*): ?(.*)$")
SCRIPT_RESULT = re.compile(r"(?:^|\s)(OK|FAIL)$")


class Console:
    """What the machine prints: to the log as lines, to boot.log as it came."""

    def __init__(self, path):
        self._file = open(path, "wb")
        self._line = b""
        self.trouble = None
        self.login = False
        self.kvm_broken = False
        self._script = None
        # Init script -> whether it started, in the order they ran.
        self.scripts = {}

    def feed(self, data):
        self._file.write(data)
        self._file.flush()
        *lines, self._line = (self._line + data).replace(b"\r", b"").split(b"\n")
        for line in lines:
            self._print(line)
        if LOGIN.search(ESCAPES.sub("", self._line.decode("utf-8", "replace")).encode()):
            self.login = True

    def _print(self, raw):
        # A guest must not be able to speak to the worker in machine lines.
        text = ESCAPES.sub("", raw.decode("utf-8", "replace")).replace("\0", "")
        say("| " + text)
        if LOGIN.search(text.encode()):
            self.login = True
        self.kvm_broken = self.kvm_broken or text.startswith(KVM_BROKEN)
        self._follow_script(text)
        for pattern, words in TROUBLE:
            found = pattern.search(text)
            if found and self.trouble is None:
                self.trouble = words.format(found.group(1).strip())

    def _follow_script(self, text):
        started = SCRIPT.match(text)
        if started:
            self._script = started.group(1)
        result = SCRIPT_RESULT.search(started.group(2) if started else text)
        if self._script and result:
            self.scripts[self._script] = result.group(1) == "OK"
            self._script = None

    def close(self):
        if self._line:
            self._print(self._line)
        self._file.close()


def _read_evidence(path):
    """The guest's report, or None while its end line has not come."""
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = file.read().replace("\r", "").split("\n")
    if END not in lines:
        return None
    for line in lines[:lines.index(END)]:
        if line.startswith("{"):
            return json.loads(line)
    return None


def _watch(machine, console, evidence, limits):
    """Follows the machine until it logged in and reported, or until it can't. Returns (login s, guest, problem)."""
    started = time.monotonic()
    login = guest = None
    while True:
        now = time.monotonic() - started
        if select.select([machine.stdout], [], [], 0.2)[0]:
            data = os.read(machine.stdout.fileno(), 65536)
            if not data:
                return login, guest, console.trouble or "the machine stopped before it had reported"
            console.feed(data)
        if console.login and login is None:
            login = round(now, 1)
            progress(1, 2, "Self-test on the image")
            say(f"Login prompt after {login} s")
        guest = guest or _read_evidence(evidence)
        if login is not None and guest is not None:
            return login, guest, None
        if console.trouble or console.kvm_broken:
            return login, guest, console.trouble or KVM_BROKEN
        if login is None and now > limits["loginSeconds"]:
            return login, guest, f"no login prompt within {limits['loginSeconds']} s"
        if now > limits["loginSeconds"] + limits["reportSeconds"]:
            return login, guest, f"no self-test report within {limits['reportSeconds']} s of the login prompt"


def _direct(config):
    """The kernel of the stage `image` to start without a boot loader, or None."""
    if "direct" not in config:
        return None
    return {"kernel": stage_out("image", config["direct"]["kernel"]), "append": config["direct"]["append"]}


def _boot(machine, kind, cpu, limits, direct):
    """One attempt. Returns (console, login seconds, guest report, problem)."""
    folder = f"{OUT}/machine"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    evidence = f"{folder}/evidence"
    argv = qemu_argv(machine, kind, cpu, stage_out("image", "disk.img"), folder, evidence, direct)
    say(f"Machine: {machine['system']} {machine['machine']}, accelerator {kind}, processor {cpu}, no network")
    console = Console(f"{OUT}/boot.log")
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        return console, *_watch(process, console, evidence, limits)
    finally:
        process.kill()
        process.wait()
        console.close()
        shutil.rmtree(folder, ignore_errors=True)


def run(_stage):
    config = read_json("config/boot-test.json")
    machine = config["machine"]
    progress(0, 2, "Starting up")
    group("Console")
    for kind, cpu in accelerators(machine):
        console, login, guest, problem = _boot(machine, kind, cpu, config["limits"][kind], _direct(config))
        if kind == "tcg" or not console.kvm_broken:
            break
        say("This host's KVM can't run the machine. Once more with emulation.")
    group("Result")
    write_json(f"{OUT}/boot-report.json", {
        "version": 1,
        "machine": f"qemu-system-{machine['system']} -machine {machine['machine']} -cpu {cpu}",
        "accelerator": kind, "loginSeconds": login, "guest": guest, "problem": problem,
        "initScripts": [{"name": name, "ok": ok} for name, ok in console.scripts.items()],
    })
    if problem:
        raise StageError(
            "BOOT_TEST_FAILED", problem,
            advice="The console log above shows how far the image came. An image that does not boot is not published.",
        )
    progress(2, 2, "Booted and reported")
