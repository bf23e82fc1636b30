import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('rootfs/usr/lib/boardwright/firstboot', import.meta.url));
const MIB = 2048;

let work: string;

/** A program that writes down how it was called; for sfdisk also what it was fed. */
function tool(name: string, body = ''): void {
  const text = `#!/bin/sh\necho "${name} $*" >> "${work}/calls"\n${body}\n`;
  writeFileSync(join(work, 'bin', name), text, { mode: 0o755 });
}

/** The kernel's view of a disk with partitions of [start, size] in sectors; the last one is the root. */
function disk(
  sectors: number,
  partitions: readonly (readonly [number, number])[],
  root = partitions.length,
): void {
  const node = join(work, 'sys/devices/mmc/mmcblk0');
  mkdirSync(node, { recursive: true });
  mkdirSync(join(work, 'sys/dev/block'), { recursive: true });
  writeFileSync(join(node, 'size'), `${sectors}\n`);
  for (const [index, [start, size]] of partitions.entries()) {
    const part = join(node, `mmcblk0p${index + 1}`);
    mkdirSync(part);
    for (const [name, value] of Object.entries({ start, size, partition: index + 1 })) {
      writeFileSync(join(part, name), `${value}\n`);
    }
  }
  symlinkSync(join(node, `mmcblk0p${root}`), join(work, 'sys/dev/block/179:2'));
}

function firstBoot(environment: Record<string, string> = {}): { status: number | null; log: string } {
  const result = spawnSync('sh', [SCRIPT], {
    encoding: 'utf8',
    env: {
      PATH: `${work}/bin:/usr/bin:/bin`,
      BW_SYSFS: `${work}/sys`,
      BW_DEV: '/dev',
      BW_STATE: `${work}/state`,
      BW_ETC_SSH: `${work}/ssh`,
      BW_ROOT_DEVICE: '179:2',
      BW_ROOT_FSTYPE: 'ext4',
      ...environment,
    },
  });
  return { status: result.status, log: result.stdout };
}

function calls(): string[] {
  const path = join(work, 'calls');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

const isDone = (): boolean => existsSync(join(work, 'state/firstboot.done'));

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'firstboot-'));
  mkdirSync(join(work, 'bin'));
  tool('sfdisk', 'case "$*" in *--dump*) echo "label: gpt" ;; *-N*) cat >> "$0.fed" ;; esac');
  tool('partx');
  tool('resize2fs');
  tool('ssh-keygen');
});
afterEach(() => rmSync(work, { recursive: true }));

describe('firstboot', () => {
  it('moves the backup GPT, grows the last partition, then its file system', () => {
    disk(1000 * MIB, [
      [MIB, 100 * MIB],
      [101 * MIB, 200 * MIB],
    ]);
    expect(firstBoot().status).toBe(0);
    expect(calls()).toEqual([
      'sfdisk --dump /dev/mmcblk0',
      'sfdisk --quiet --no-reread --no-tell-kernel --force --relocate gpt-bak-std /dev/mmcblk0',
      'sfdisk --quiet --no-reread --no-tell-kernel --force -N 2 /dev/mmcblk0',
      'partx --update --nr 2 /dev/mmcblk0',
      'resize2fs /dev/mmcblk0p2',
    ]);
    expect(readFileSync(join(work, 'bin/sfdisk.fed'), 'utf8')).toBe(', +\n');
    expect(isDone()).toBe(true);
  });

  it('leaves an MBR disk without the GPT step', () => {
    tool('sfdisk', 'case "$*" in *--dump*) echo "label: dos" ;; esac');
    disk(1000 * MIB, [
      [MIB, 100 * MIB],
      [101 * MIB, 200 * MIB],
    ]);
    firstBoot();
    expect(calls().filter((call) => call.includes('relocate'))).toEqual([]);
  });

  it('only grows the file system when a power cut came after the partition had grown', () => {
    disk(1000 * MIB, [
      [MIB, 100 * MIB],
      [101 * MIB, 898 * MIB],
    ]);
    expect(firstBoot().status).toBe(0);
    expect(calls()).toEqual(['resize2fs /dev/mmcblk0p2']);
  });

  it('never moves into a partition behind the root', () => {
    disk(
      1000 * MIB,
      [
        [MIB, 100 * MIB],
        [101 * MIB, 200 * MIB],
        [301 * MIB, 100 * MIB],
      ],
      2,
    );
    const { status, log } = firstBoot();
    expect(status).toBe(0);
    expect(log).toContain('mmcblk0p3 lies behind mmcblk0p2');
    expect(calls()).toEqual(['resize2fs /dev/mmcblk0p2']);
  });

  it('says so and goes on when the root is no partition', () => {
    disk(1000 * MIB, [[MIB, 100 * MIB]]);
    const { status, log } = firstBoot({ BW_ROOT_DEVICE: '0:35' });
    expect(status).toBe(0);
    expect(log).toContain('not on a partition');
    expect(isDone()).toBe(true);
  });

  it('grows the data partition over a read-only root', () => {
    tool('mountpoint', 'case "$1" in -d) echo 179:2 ;; esac');
    disk(1000 * MIB, [
      [MIB, 100 * MIB],
      [101 * MIB, 200 * MIB],
    ]);
    const { status, log } = firstBoot({ BW_DATA_MOUNT: '/run/boardwright/data', BW_ROOT_DEVICE: '' });
    expect(status, log).toBe(0);
    expect(calls().slice(0, 2)).toEqual([
      'mountpoint -q /run/boardwright/data',
      'mountpoint -d /run/boardwright/data',
    ]);
    expect(calls()).toContain('resize2fs /dev/mmcblk0p2');
  });

  it('leaves a squashfs root as it is', () => {
    disk(1000 * MIB, [[MIB, 999 * MIB]]);
    expect(firstBoot({ BW_ROOT_FSTYPE: 'squashfs' }).log).toContain('only ext4 is grown');
    expect(calls()).toEqual([]);
  });

  it.each(['sfdisk', 'partx', 'resize2fs'])(
    'fails without its marker when %s fails, and still makes keys',
    (name) => {
      tool(name, 'exit 1');
      mkdirSync(join(work, 'ssh'));
      disk(1000 * MIB, [
        [MIB, 100 * MIB],
        [101 * MIB, 200 * MIB],
      ]);
      const { status, log } = firstBoot();
      expect(status).toBe(1);
      expect(log).toContain('tried again at the next start');
      expect(calls()).toContain('ssh-keygen -A');
      expect(isDone()).toBe(false);
    },
  );

  it('replaces host keys a power cut left empty, and only those', () => {
    disk(1000 * MIB, [[MIB, 999 * MIB]]);
    mkdirSync(join(work, 'ssh'));
    writeFileSync(join(work, 'ssh/ssh_host_rsa_key'), '');
    writeFileSync(join(work, 'ssh/ssh_host_ed25519_key'), 'key');
    writeFileSync(join(work, 'ssh/sshd_config'), '');
    firstBoot();
    expect(
      execFileSync('ls', [join(work, 'ssh')], { encoding: 'utf8' })
        .trim()
        .split('\n'),
    ).toEqual(['ssh_host_ed25519_key', 'sshd_config']);
  });
});
