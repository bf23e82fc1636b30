import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileEntry } from '../../../packages/evidence/src/file-list.ts';
import { InspectReport } from '../../../packages/evidence/src/inspect-report.ts';

const SCRIPT = fileURLToPath(new URL('inspect_rootfs.py', import.meta.url));
const KEY = '-----BEGIN OPENSSH PRIVATE KEY-----\nnot a real one\n-----END OPENSSH PRIVATE KEY-----\n';

const STATUS = `Package: demo
Status: install ok installed
Section: utils
Architecture: amd64
Source: demo-source (1.0-1)
Version: 1.0-1+b2
Description: a package
 with a long description

Package: linux-image-6.12-rt
Status: install ok unpacked
Section: kernel
Architecture: amd64
Version: 6.12.1-1

Package: gone
Status: deinstall ok config-files
Architecture: amd64
Version: 1
`;

const COPYRIGHT = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
License: GPL-2+

Files: lib/*
License: BSD-3-clause or Expat

License: GPL-2+
 text
`;

let work: string;
let root: string;

function file(path: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  chmodSync(join(root, path), mode);
}

function inspect(): InspectReport {
  const out = join(work, 'inspect.json');
  const argv = [
    '-B',
    SCRIPT,
    root,
    '--suite',
    'trixie',
    '--out',
    out,
    '--package-suites',
    join(work, 'suites'),
    '--files',
    join(work, 'files.ndjson'),
  ];
  execFileSync('python3', argv, { stdio: 'pipe' });
  return InspectReport.parse(JSON.parse(readFileSync(out, 'utf8')));
}

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'inspect-'));
  root = join(work, 'root');
  writeFileSync(join(work, 'suites'), 'demo forky\n');
  file('/var/lib/dpkg/status', STATUS);
  file('/var/lib/dpkg/info/demo.list', '/.\n/lib\n/lib/demo\n/lib/demo/test.key\n/usr/bin/demo\n');
  file('/var/lib/dpkg/info/linux-image-6.12-rt.list', '/boot/vmlinuz-6.12-rt\n');
  file('/usr/share/doc/demo-base/copyright', COPYRIGHT);
  symlinkSync('demo-base', join(root, 'usr/share/doc/demo'));
  file('/usr/lib/demo/test.key', KEY);
  symlinkSync('usr/lib', join(root, 'lib'));
  file('/usr/bin/demo', 'x'.repeat(3000), 0o4755);
  linkSync(join(root, 'usr/bin/demo'), join(root, 'usr/bin/demo2'));
  file('/boot/vmlinuz-6.12-rt', 'kernel');
  file('/boot/config-6.12-rt', '# title\nCONFIG_PREEMPT_RT=y\n# CONFIG_PREEMPT is not set\n');
  file('/usr/lib/modules/6.12-rt/modules.dep', '');
  file('/usr/lib/os-release', 'ID=debian\n');
  file(
    '/etc/shadow',
    'root:!:1::::::\ndaemon:*:1::::::\nold:!$y$j9T$abc:1::::::\nada:$y$j9T$abc:1::::::\nopen::1::::::\n',
  );
  file('/etc/passwd', 'root:x:0:0::/root:/bin/sh\n');
  file('/etc/ssh/ssh_host_rsa_key', KEY);
  file('/etc/ssh/ssh_host_rsa_key.pub', 'ssh-rsa AAAA');
  file('/opt/app/tls.key', KEY);
  file('/root/.ssh/authorized_keys', 'ssh-ed25519 AAAA me\n');
  file('/etc/machine-id', '0123456789abcdef0123456789abcdef\n');
  symlinkSync('/usr/lib/os-release', join(root, 'etc/os-release'));
  // Leads out of the tree: must be read as inside, where nothing lies.
  symlinkSync('/etc/machine-id', join(root, 'usr/share/doc/gone'));
  symlinkSync('loop', join(root, 'etc/loop'));
});
afterAll(() => rmSync(work, { recursive: true }));

describe('inspect_rootfs.py', () => {
  it('lists packages with source, suite, licence and the size of their files', () => {
    expect(inspect().packages).toEqual([
      {
        name: 'demo',
        version: '1.0-1+b2',
        arch: 'amd64',
        source: 'demo-source (1.0-1)',
        installedSizeKiB: 4,
        license: 'GPL-2+ AND (BSD-3-clause or Expat)',
        suite: 'forky',
        section: 'utils',
      },
      expect.objectContaining({ name: 'linux-image-6.12-rt', suite: 'trixie', license: null }),
    ]);
  });

  it('finds the kernel, its package and its configuration', () => {
    expect(inspect()).toMatchObject({
      kernelRelease: '6.12-rt',
      kernelPackageVersion: '6.12.1-1',
      kernelConfigPath: '/boot/config-6.12-rt',
      kernelConfig: 'CONFIG_PREEMPT_RT=y\n# CONFIG_PREEMPT is not set\n',
      osRelease: 'ID=debian\n',
    });
  });

  it('finds what must not be shared, and leaves out what packages ship and locked accounts', () => {
    expect(inspect().findings).toEqual({
      hostKeys: ['/etc/ssh/ssh_host_rsa_key'],
      privateKeys: ['/opt/app/tls.key'],
      passwords: [
        { user: 'ada', password: 'hash' },
        { user: 'old', password: 'hash' },
        { user: 'open', password: 'none' },
      ],
      authorizedKeys: ['/root/.ssh/authorized_keys'],
      machineIds: ['/etc/machine-id'],
      setuid: ['/usr/bin/demo', '/usr/bin/demo2'],
    });
  });

  it('counts hard links once and adds up', () => {
    const report = inspect();
    expect(report.sizes.bytes).toBe(report.totalBytes);
    const bin = report.sizes.children
      ?.find((node) => node.name === 'usr')
      ?.children?.find((node) => node.name === 'bin');
    expect(bin?.bytes).toBe(3000);
  });

  it('lists every file with rights, owner, size and checksum, in the order of JavaScript', () => {
    file('/opt/\u{1f600}', 'last');
    file('/opt/\uff5e', '');
    inspect();
    const lines = readFileSync(join(work, 'files.ndjson'), 'utf8').trimEnd().split('\n');
    const entries = lines.map((line) => FileEntry.parse(JSON.parse(line)));
    const paths = entries.map(({ path }) => path);
    expect(paths).toEqual([...paths].sort((a, b) => (a < b ? -1 : 1)));
    const of = (path: string): FileEntry | undefined => entries.find((entry) => entry.path === path);
    const owner = `${process.getuid?.()}:${process.getgid?.()}`;
    expect(of('/usr/bin')).toEqual({ path: '/usr/bin', type: 'directory', mode: expect.any(String), owner });
    expect(of('/usr/bin/demo2')).toMatchObject({ type: 'file', mode: '4755', sizeBytes: 3000 });
    expect(of('/usr/lib/os-release')?.sha256).toBe(createHash('sha256').update('ID=debian\n').digest('hex'));
    expect(of('/etc/loop')).toEqual({
      path: '/etc/loop',
      type: 'symlink',
      mode: '0777',
      owner,
      target: 'loop',
    });
    expect(paths.indexOf('/opt/\u{1f600}')).toBeLessThan(paths.indexOf('/opt/\uff5e'));
  });

  it('ends with an explanation when there is no such directory', () => {
    expect(() =>
      execFileSync('python3', ['-B', SCRIPT, join(work, 'no'), '--suite', 's', '--out', '/dev/null'], {
        stdio: 'pipe',
      }),
    ).toThrow(/is not a directory/);
  });
});
