import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { personalLines } from '@boardwright/artifacts/personalise/personal-lines';
import { encodeRegion, isEmptyRegion, REGION_BYTES } from '@boardwright/artifacts/personalise/region';
import { PersonalValues, type PersonalValuesInput } from '@boardwright/spec/personal-values';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('rootfs/usr/lib/boardwright/personalise', import.meta.url));
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIJ6W6AAhNFAwg2nKKi1BMTaxh3d6S/rcQ0mo/0vM9+S me@laptop';
/** Partitions end a little behind 1 MiB; the region is at the second multiple of 64 KiB from there. */
const END_SECTOR = 2050;
const REGION_AT = 18 * REGION_BYTES;

let work: string;
let root: string;
const disk = (): string => join(work, 'disk');

function file(path: string, content = '', mode = 0o644): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content, { mode });
}
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const modeOf = (path: string): number => statSync(join(root, path)).mode & 0o777;
const regionNow = (): Buffer => readFileSync(disk()).subarray(REGION_AT, REGION_AT + REGION_BYTES);

/** A disk with random bytes before and behind the region. */
function writeDisk(region: Buffer): void {
  const noise = Buffer.alloc(REGION_AT, 'noise');
  writeFileSync(disk(), Buffer.concat([noise, region, Buffer.alloc(REGION_BYTES, 'behind')]));
}

function given(values: PersonalValuesInput): void {
  writeDisk(encodeRegion(personalLines(PersonalValues.parse(values))));
}

function run(): { status: number | null; log: string } {
  const result = spawnSync('sh', [SCRIPT, disk(), String(END_SECTOR)], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', BW_ROOT: root, BW_RUN: work },
  });
  return { status: result.status, log: result.stdout + result.stderr };
}

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'personalise-'));
  root = join(work, 'root');
  file('etc/hosts', '127.0.0.1 localhost\n127.0.1.1 old\n');
  file('etc/hostname', 'old\n');
  file('usr/share/zoneinfo/Europe/Berlin', 'TZif');
  file('usr/lib/systemd/systemd-networkd', '', 0o755);
});
afterEach(() => rmSync(work, { recursive: true }));

describe('personalise', () => {
  it('takes over every value, says none of them, and wipes the place', () => {
    file('usr/sbin/wpa_supplicant', 'with SAE', 0o755);
    given({
      hostname: 'gw-17',
      sshKeys: [KEY, KEY.replace('me@laptop', 'it')],
      wifi: { ssid: 'Café "Zoë"', passphrase: 'a"b\\c $(touch x)', country: 'DE' },
      timeZone: 'Europe/Berlin',
      address: {
        ipv4: { address: '192.168.1.10/24', gateway: '192.168.1.1' },
        ipv6: { address: 'fd00:1::10/64' },
        dns: ['192.168.1.1', 'fd00:1::1'],
      },
      claimToken: 'clm_2f9Qz7Lw',
    });
    const { status, log } = run();
    expect(status, log).toBe(0);
    expect(log).toBe(
      'bw-personalise: Taken over from the download: host name, SSH keys, time zone, fixed address, Wi-Fi, claim token.\n',
    );
    expect([read('etc/hostname'), read('etc/hosts')]).toEqual([
      'gw-17\n',
      '127.0.0.1 localhost\n127.0.1.1 gw-17\n',
    ]);
    expect(read('root/.ssh/authorized_keys')).toBe(`${KEY}\n${KEY.replace('me@laptop', 'it')}\n`);
    expect([modeOf('root/.ssh'), modeOf('root/.ssh/authorized_keys')]).toEqual([0o700, 0o600]);
    expect(readlinkSync(join(root, 'etc/localtime'))).toBe('../usr/share/zoneinfo/Europe/Berlin');
    expect(read('etc/systemd/network/05-boardwright-personal.network')).toBe(
      '[Match]\nName=en* eth*\n\n[Network]\nAddress=192.168.1.10/24\nAddress=fd00:1::10/64\nGateway=192.168.1.1\nDNS=192.168.1.1\nDNS=fd00:1::1\n',
    );
    const supplicant = 'etc/wpa_supplicant/wpa_supplicant-wlan0.conf';
    expect(read(supplicant)).toContain(`ssid=${Buffer.from('Café "Zoë"').toString('hex')}\n`);
    expect(read(supplicant)).toContain('psk="a"b\\c $(touch x)"\n');
    expect(read(supplicant)).toContain('country=DE\n');
    expect(modeOf(supplicant)).toBe(0o600);
    expect(read('var/lib/boardwright/claim-token')).toBe('clm_2f9Qz7Lw\n');
    expect(modeOf('var/lib/boardwright/claim-token')).toBe(0o600);
    expect(isEmptyRegion(regionNow())).toBe(true);
    // Nothing beside it was touched, and nothing of the values is left on the disk.
    const all = readFileSync(disk());
    expect(all.subarray(0, REGION_AT).equals(Buffer.alloc(REGION_AT, 'noise'))).toBe(true);
    expect(all.subarray(REGION_AT + REGION_BYTES).equals(Buffer.alloc(REGION_BYTES, 'behind'))).toBe(true);
    expect(execFileSync('ls', [work], { encoding: 'utf8' }).trim().split('\n')).toEqual(['disk', 'root']);
  });

  it('writes ifup its stanzas where there is no networkd', () => {
    rmSync(join(root, 'usr/lib/systemd'), { recursive: true });
    file(
      'etc/network/interfaces',
      'auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet dhcp\n  wait-delay 15\n',
    );
    given({ address: { ipv4: { address: '10.1.2.3/20', gateway: '10.1.0.1' }, dns: ['10.1.0.2'] } });
    expect(run().status).toBe(0);
    expect(read('etc/network/interfaces')).toBe(
      'auto lo\niface lo inet loopback\n\n\nauto eth0\niface eth0 inet static\n  address 10.1.2.3\n  netmask 255.255.240.0\n  gateway 10.1.0.1\n',
    );
    expect(read('etc/resolv.conf')).toBe('nameserver 10.1.0.2\n');
  });

  it.each([
    ['../run/resolv.conf', "takes the place of Buildroot's link", true],
    ['../tmp/resolv.conf', 'takes the place of its older link', true],
    ['../run/resolvconf/resolv.conf', 'leaves the link of a program that keeps it', false],
  ])('a resolv.conf that leads to %s: %s', (target, _what, taken) => {
    rmSync(join(root, 'usr/lib/systemd'), { recursive: true });
    file('etc/network/interfaces', 'auto lo\niface lo inet loopback\n');
    symlinkSync(target, join(root, 'etc/resolv.conf'));
    given({ address: { ipv4: { address: '10.1.2.3/20' }, dns: ['10.1.0.2', 'fd00::1'] } });
    const { status, log } = run();
    expect([status, log.includes('name servers: left out')]).toEqual([0, !taken]);
    expect(lstatSync(join(root, 'etc/resolv.conf')).isSymbolicLink()).toBe(!taken);
    if (taken) expect(read('etc/resolv.conf')).toBe('nameserver 10.1.0.2\nnameserver fd00::1\n');
  });

  it('does nothing without a region, with an empty one, or with one that is damaged', () => {
    writeDisk(Buffer.alloc(REGION_BYTES, 'x'));
    expect(run()).toEqual({ status: 0, log: '' });
    given({ hostname: 'gw-17' });
    const damaged = regionNow();
    damaged.write('gw-18', 4096 + 'hostname '.length);
    writeDisk(damaged);
    const { status, log } = run();
    expect([status, log]).toEqual([0, expect.stringContaining('damaged')]);
    expect(read('etc/hostname')).toBe('old\n');
  });

  it('only wipes when a power cut came between marker and wipe', () => {
    given({ hostname: 'gw-17' });
    file('var/lib/boardwright/personalised', 'before\n');
    expect(run().status).toBe(0);
    expect(read('etc/hostname')).toBe('old\n');
    expect(isEmptyRegion(regionNow())).toBe(true);
    expect(run()).toEqual({ status: 0, log: '' });
  });

  it('keeps the values for the next start when one could not be written', () => {
    given({ hostname: 'gw-17', claimToken: 'clm_2f9Qz7Lw' });
    rmSync(join(root, 'etc'), { recursive: true });
    writeFileSync(join(root, 'etc'), 'a file where a directory should be');
    const { status, log } = run();
    expect([status, log]).toEqual([1, expect.stringContaining('tried again at the next start')]);
    expect(isEmptyRegion(regionNow())).toBe(false);
    expect(existsSync(join(root, 'var/lib/boardwright/personalised'))).toBe(false);
  });

  it.each([
    ['hostname', 'a;reboot'],
    ['time-zone', '../../etc/shadow'],
    ['ssh-key', 'command="sh" ssh-ed25519 AAAA'],
    ['ipv4', '$(reboot)'],
    ['claim-token', 'a b'],
  ])('leaves out a %s that is none', (key, value) => {
    writeDisk(encodeRegion([[key, value]]));
    const { status, log } = run();
    expect(status).toBe(0);
    expect(log).toContain(`The value of ${key} is not one`);
    expect(log).not.toContain(value);
    expect(read('etc/hostname')).toBe('old\n');
  });
});
