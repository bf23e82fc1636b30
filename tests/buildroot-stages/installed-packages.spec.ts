import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstalledPackage } from '@boardwright/evidence/boot-report';
import { cyclonedxSbom } from '@boardwright/evidence/sbom-cyclonedx';
import { spdxSbom } from '@boardwright/evidence/sbom-spdx';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runPython } from './run-python.ts';

const SHOW_INFO: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '__fixtures__/show-info.json'), 'utf8'),
);
const INSPECT = join(import.meta.dirname, '../../layers/rootfs-common/inspect');

/** What the image stage reports of the packages of `make show-info`. */
function installed(): InstalledPackage[] {
  const report = runPython(
    `sys.path.insert(0, given["inspect"])
from bw.inspect_target import installed
print(json.dumps(installed(given["packages"], {"xz": 2049}, "aarch64", "buildroot-2026.02")))`,
    { inspect: INSPECT, packages: SHOW_INFO },
  );
  return z.array(InstalledPackage).parse(report);
}

describe('packages of a Buildroot image', () => {
  const packages = installed();

  it('are those on the device, with the CPE Buildroot has of them', () => {
    expect(packages.map(({ name, cpe }) => [name, cpe])).toEqual([
      ['busybox', 'cpe:2.3:a:busybox:busybox:1.38.0:*:*:*:*:*:*:*'],
      ['fieldbus-gateway', undefined],
      ['python3', 'cpe:2.3:a:python:python:3.14.3:*:*:*:*:*:*:*'],
      ['xz', 'cpe:2.3:a:tukaani:xz:5.8.2:*:*:*:*:*:*:*'],
    ]);
    expect(packages.at(-1)).toMatchObject({ installedSizeKiB: 3, section: 'package', version: '5.8.2' });
  });

  it('have the version of the kernel that was built, where Buildroot calls it custom', () => {
    const custom = {
      linux: { version: 'custom', 'cpe-id': 'cpe:2.3:o:linux:linux_kernel:custom:-:*:*:*:*:*:*' },
    };
    const named = (release: string, packages: unknown): unknown =>
      runPython(
        `sys.path.insert(0, given["inspect"])
from bw.inspect_target import with_kernel_version
print(json.dumps(with_kernel_version(given["packages"], given["release"])))`,
        { inspect: INSPECT, packages, release },
      );
    expect(named('6.12.107-rt', custom)).toEqual({
      linux: { version: '6.12.107', 'cpe-id': 'cpe:2.3:o:linux:linux_kernel:6.12.107:-:*:*:*:*:*:*' },
    });
    const listed = { linux: { version: '6.18.21' } };
    expect(named('6.18.21', listed)).toEqual(listed);
    expect(named('6.12.107', {})).toEqual({});
  });

  it('reach both SBOMs with it, and with licences by the names Buildroot uses', () => {
    const input = {
      imageName: 'gateway',
      imageVersion: '1',
      imageSha256: 'a'.repeat(64),
      createdAt: '2026-11-22T12:00:00.000Z',
      toolVersion: '0.1.0',
      packages,
    };
    const bom = JSON.parse(cyclonedxSbom(input)) as { components: { name: string; cpe?: string }[] };
    const cpes = Object.fromEntries(bom.components.map(({ name, cpe }) => [name, cpe]));
    expect(cpes).toEqual(Object.fromEntries(packages.map(({ name, cpe }) => [name, cpe])));
    const spdx = spdxSbom(input);
    for (const { cpe } of packages) if (cpe !== undefined) expect(spdx).toContain(`"${cpe}"`);
    expect(spdx).toContain('LicenseRef-Buildroot-Fieldbus-Licence');
    expect(spdx).not.toContain('LicenseRef-Debian');
  });
});
