import { describe, expect, it } from 'vitest';
import type { InstalledPackage } from './boot-report.ts';
import { cpeOf, purlOf, upstreamVersion } from './package-identity.ts';

function installed(name: string, version: string, source = name): InstalledPackage {
  return {
    name,
    version,
    arch: 'amd64',
    source,
    installedSizeKiB: 1,
    license: null,
    suite: 'trixie',
    section: 'libs',
  };
}

describe('purlOf', () => {
  it('names version, architecture, suite and source package', () => {
    const one = installed('bash', '5.2.37-2+b5', 'bash (5.2.37-2)');
    expect(purlOf(one)).toBe(
      'pkg:deb/debian/bash@5.2.37-2+b5?arch=amd64&distro=trixie&upstream=bash%405.2.37-2',
    );
    expect(purlOf(installed('libstdc++6', '14.2.0-19', 'gcc-14'))).toContain(
      'pkg:deb/debian/libstdc%2B%2B6@',
    );
  });
});

describe('purlOf of what an engine compiled', () => {
  it("is none of Debian's", () => {
    const one = { ...installed('libc6', '2.43+git0+1f0a-r0', 'glibc'), suite: 'yocto-wrynose' };
    expect(purlOf(one)).toBe(
      'pkg:generic/libc6@2.43+git0+1f0a-r0?arch=amd64&distro=yocto-wrynose&upstream=glibc',
    );
    expect(cpeOf(one)).toBe('cpe:2.3:a:gnu:glibc:2.43:*:*:*:*:*:*:*');
  });
});

describe('upstreamVersion', () => {
  it.each([
    ['1:10.0p1-7', '10.0p1'],
    ['2.14.1+dfsg-3.1+b1', '2.14.1'],
    ['0.0~git20240830.fa1c679-1', '0.0'],
    ['6.12.117-1', '6.12.117'],
    ['2.41-12+deb13u4', '2.41'],
    ['1.21.0+dfsg-1', '1.21.0'],
    ['13.7', '13.7'],
  ])('%s is %s', (version, upstream) => {
    expect(upstreamVersion(version, 'trixie')).toBe(upstream);
  });

  it("takes off Debian's additions only where Debian made them", () => {
    expect(upstreamVersion('1.0-rc2', 'buildroot-2026.02')).toBe('1.0-rc2');
    expect(upstreamVersion('2025-05-28', 'buildroot-2026.02')).toBe('2025-05-28');
    expect(upstreamVersion('1:1.0-rc2-r0.1', 'yocto-wrynose')).toBe('1.0-rc2');
    expect(upstreamVersion('2.43+git0+1f0a-r0', 'yocto-wrynose')).toBe('2.43');
  });
});

describe('cpeOf', () => {
  it('names what is known and leaves out what is not', () => {
    const kernel = installed(
      'linux-image-6.12.117+deb13-rt-amd64',
      '6.12.117-1',
      'linux-signed-amd64 (6.12.117+1)',
    );
    expect(cpeOf(kernel)).toBe('cpe:2.3:o:linux:linux_kernel:6.12.117:*:*:*:*:*:*:*');
    expect(cpeOf(installed('hostname', '3.25'))).toBeNull();
  });

  it("prefers the engine's own name, as long as it is well formed", () => {
    const python = { ...installed('python3', '3.13.9'), suite: 'buildroot-2026.02' };
    const cpe = 'cpe:2.3:a:python:python:3.13.9:*:*:*:*:*:*:*';
    expect(cpeOf({ ...python, cpe })).toBe(cpe);
    expect(cpeOf({ ...python, cpe: 'cpe:2.3:a:python:python:3.13.9' })).toBeNull();
    const busybox = { ...installed('busybox', '1.38.0-rc1'), suite: 'buildroot-2026.02', cpe: 'nonsense' };
    expect(cpeOf(busybox)).toBe('cpe:2.3:a:busybox:busybox:1.38.0-rc1:*:*:*:*:*:*:*');
  });
});
