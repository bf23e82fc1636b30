import { expect, it } from 'vitest';
import { runPython } from './run-python.ts';

function deviceOfDisk(machine: Readonly<Record<string, unknown>>, direct: boolean): unknown {
  return runPython(
    `from bw import qemu
qemu._make_overlay = lambda image, folder: "overlay"
qemu.shutil.copyfile = lambda source, target: None
direct = {"kernel": "kernel", "append": "root=/dev/vda1"} if given["direct"] else None
argv = qemu.qemu_argv(given["machine"], "tcg", "max", "disk.img", "/tmp", "/tmp/evidence", direct)
print(json.dumps(next(word for word in argv if word.startswith("virtio-blk-pci"))))`,
    { machine, direct },
  );
}

const PC = { system: 'x86_64', machine: 'q35', cpu: 'max', memoryMiB: 1024 };

it('boots from the disk first, except where a kernel is started directly', () => {
  expect(deviceOfDisk(PC, false)).toBe('virtio-blk-pci,drive=disk,bootindex=0');
  expect(deviceOfDisk(PC, true)).toBe('virtio-blk-pci,drive=disk');
  expect(deviceOfDisk({ ...PC, firmware: 'u-boot.bin' }, true)).toBe('virtio-blk-pci,drive=disk,bootindex=0');
});
