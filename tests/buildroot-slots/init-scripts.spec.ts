import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PACKAGES = fileURLToPath(new URL('../../layers/br2-external-boardwright/package', import.meta.url));
const SHARED = fileURLToPath(new URL('../../layers/rootfs-common/init.d', import.meta.url));
const CONFIG = `# partition, name, file system, mount point
1 boot vfat /boot/efi
2 root-a - -
3 root-b - -
4 data ext4 /run/boardwright/data
`;

let work: string;

/** A program that writes down how it was called. */
function tool(name: string, body = ''): void {
  const text = `#!/bin/sh\necho "${name} $*" >> "${work}/calls"\n${body}\n`;
  writeFileSync(join(work, 'bin', name), text, { mode: 0o755 });
}

function calls(): string[] {
  const path = join(work, 'calls');
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
}

/** The kernel's view of the disk the root is on, and of another one with the same partitions. */
function disks(partitions: number): void {
  for (const disk of ['vda', 'vdb']) {
    for (let number = 1; number <= partitions; number += 1) {
      const node = join(work, 'sys/devices', disk, `${disk}${number}`);
      mkdirSync(node, { recursive: true });
      writeFileSync(join(node, 'partition'), `${number}\n`);
    }
  }
  mkdirSync(join(work, 'sys/dev/block'), { recursive: true });
  symlinkSync(join(work, 'sys/devices/vda/vda2'), join(work, 'sys/dev/block/254:2'));
}

function start(
  script: string,
  environment: Record<string, string> = {},
  folder = join(PACKAGES, 'bw-slots'),
): { status: number | null; log: string } {
  const result = spawnSync('sh', [join(folder, script), 'start'], {
    encoding: 'utf8',
    env: {
      PATH: `${work}/bin:/usr/bin:/bin`,
      BW_SYSFS: `${work}/sys`,
      BW_DEV: `${work}/dev`,
      BW_ROOT: `${work}/root`,
      BW_CONSOLE: `${work}/console`,
      BW_WAIT_SECONDS: '1',
      ...environment,
    },
  });
  return { status: result.status, log: result.stdout + result.stderr };
}

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'bw-slots-'));
  for (const folder of ['bin', 'dev', 'root/etc/boardwright', 'root/var/lib/boardwright'])
    mkdirSync(join(work, folder), { recursive: true });
  writeFileSync(join(work, 'root/etc/boardwright/slots.conf'), CONFIG);
  tool('mountpoint', '[ "$1" != -d ] || { echo 254:2; exit 0; }; exit 1');
  tool('mount');
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

describe('S04bw-slots', () => {
  it('names the partitions of the disk the root is on and mounts boot and data', () => {
    disks(4);
    expect(start('S04bw-slots')).toMatchObject({ status: 0 });
    const links = ['boot', 'root-a', 'root-b', 'data'].map((name) =>
      readlinkSync(join(work, 'dev/boardwright', name)),
    );
    expect(links).toEqual(['../vda1', '../vda2', '../vda3', '../vda4']);
    expect(calls().filter((call) => call.startsWith('mount -t'))).toEqual([
      `mount -t vfat -o noatime ${work}/dev/boardwright/boot ${work}/root/boot/efi`,
      `mount -t ext4 -o noatime ${work}/dev/boardwright/data ${work}/root/run/boardwright/data`,
    ]);
    expect(existsSync(join(work, 'root/run/boardwright/data/rauc'))).toBe(true);
  });

  it("names the disk itself where U-Boot's state of the slots is in no partition", () => {
    disks(4);
    writeFileSync(join(work, 'root/etc/boardwright/slots.conf'), 'disk disk - -\n1 boot - -\n');
    expect(start('S04bw-slots')).toMatchObject({ status: 0 });
    expect(readlinkSync(join(work, 'dev/boardwright/disk'))).toBe('../vda');
    expect(calls().filter((call) => call.startsWith('mount -t vfat'))).toEqual([]);
  });

  it('says which partition is missing', () => {
    disks(3);
    const { status, log } = start('S04bw-slots');
    expect(status).toBe(1);
    expect(log).toContain('partition 4 (data) is not there');
    expect(log).toContain('FAIL');
  });

  it('fails when a partition can not be mounted, and still tries the others', () => {
    disks(4);
    tool('mount', 'case "$*" in *vfat*) exit 32;; esac');
    expect(start('S04bw-slots').status).toBe(1);
    expect(calls().some((call) => call.includes('ext4'))).toBe(true);
  });
});

describe('bw-firstboot', () => {
  const firstboot = (body: string): void => {
    mkdirSync(join(work, 'root/usr/lib/boardwright'), { recursive: true });
    writeFileSync(join(work, 'root/usr/lib/boardwright/firstboot'), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  };

  it('gives a read-only root somewhere to write its state before first boot runs', () => {
    // Root may write anywhere, so a file stands where the directory would be.
    rmSync(join(work, 'root/var/lib/boardwright'), { recursive: true });
    writeFileSync(join(work, 'root/var/lib/boardwright'), '');
    firstboot(`echo firstboot >> "${work}/calls"`);
    const { log } = start('bw-firstboot', {}, SHARED);
    expect(calls()).toEqual([
      `mount -t tmpfs -o mode=0755 tmpfs ${work}/root/var/lib/boardwright`,
      'firstboot',
    ]);
    expect(log).toContain('OK');
  });

  it('leaves a root that can be written to as it is, and runs once', () => {
    firstboot(`touch "${work}/root/var/lib/boardwright/firstboot.done"`);
    expect(start('bw-firstboot', {}, SHARED).log).toContain('OK');
    expect(readdirSync(join(work, 'root/var/lib/boardwright'))).toEqual(['firstboot.done']);
    expect(start('bw-firstboot', {}, SHARED).log).toBe('');
    expect(calls()).toEqual([]);
  });

  it('says so when first boot fails', () => {
    firstboot('exit 1');
    expect(start('bw-firstboot', {}, SHARED).log).toContain('FAIL');
  });
});

describe('S99bw-slots-good', () => {
  /** What it says on the console, once the part that runs beside has ended. */
  function verdict(report: string | null): string {
    tool('rauc', 'echo marked');
    if (report !== null) writeFileSync(join(work, 'root/var/lib/boardwright/selftest.json'), report);
    expect(start('S99bw-slots-good').status).toBe(0);
    const until = Date.now() + 5000;
    while (Date.now() < until) {
      const text = existsSync(join(work, 'console')) ? readFileSync(join(work, 'console'), 'utf8') : '';
      if (text !== '') return text;
      spawnSync('sleep', ['0.05']);
    }
    return '';
  }

  it('tells RAUC that the slot is good once the self-test has passed', () => {
    expect(
      verdict('{"runtimes":[{"runtime":"tflite","ok":true,"detail":"\\"ok\\":false is only a text"}]}'),
    ).toBe('marked\n');
    expect(calls()).toContain('rauc status mark-good');
  });

  it('takes an image without runtimes for good when it has reported', () => {
    expect(verdict('{"runtimes":[]}')).toBe('marked\n');
  });

  it('does not when a runtime gave wrong answers', () => {
    expect(verdict('{"runtimes":[{"ok":true},{"ok":false}]}')).toContain('the self-test failed');
    expect(calls()).not.toContain('rauc status mark-good');
  });

  it('does not when no report comes', () => {
    expect(verdict(null)).toContain('left no report');
    expect(calls()).not.toContain('rauc status mark-good');
  });
});
