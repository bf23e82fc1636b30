import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { rtImage } from './__fixtures__/rt-image.ts';
import { cyclonedxSbom } from './sbom-cyclonedx.ts';
import type { SbomInput } from './sbom-input.ts';
import { spdxSbom } from './sbom-spdx.ts';

const { image, inspect } = rtImage();
const input: SbomInput = {
  imageName: 'vibration-gateway',
  imageVersion: '1',
  imageSha256: image.imageSha256,
  createdAt: '2026-11-22T12:00:00.000Z',
  toolVersion: '0.1.0',
  packages: inspect.packages,
};

interface SpdxDocument {
  readonly packages: readonly { readonly SPDXID: string; readonly externalRefs?: readonly object[] }[];
  readonly relationships: readonly {
    readonly relationshipType: string;
    readonly relatedSpdxElement: string;
  }[];
  readonly hasExtractedLicensingInfos: readonly { readonly licenseId: string }[];
}

describe('cyclonedxSbom', () => {
  const text = cyclonedxSbom(input);

  it('is valid CycloneDX 1.6 by the strict schema', async () => {
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  });

  it('keeps package URLs, CPEs and licences of every package of the image', () => {
    const bom = JSON.parse(text) as {
      components: { name: string; purl: string; cpe?: string; licenses?: object[] }[];
    };
    expect(bom.components).toHaveLength(158);
    expect(bom.components.every((component) => component.purl.startsWith('pkg:deb/debian/'))).toBe(true);
    const libc = bom.components.find((component) => component.name === 'libc6');
    expect(libc?.cpe).toBe('cpe:2.3:a:gnu:glibc:2.41:*:*:*:*:*:*:*');
    expect(bom.components.filter((component) => component.licenses !== undefined).length).toBeGreaterThan(
      130,
    );
  });

  it('is the same for the same image', () => {
    expect(cyclonedxSbom({ ...input, packages: [...input.packages].reverse() })).toBe(text);
  });
});

describe('packages an engine compiled', () => {
  it("are not said to be Debian's", async () => {
    const compiled = {
      ...input,
      packages: inspect.packages.map((one) => ({ ...one, suite: 'yocto-wrynose', license: 'Odd licence' })),
    };
    const cyclonedx = cyclonedxSbom(compiled);
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(cyclonedx)).toBeNull();
    const spdx = spdxSbom(compiled);
    for (const text of [cyclonedx, spdx])
      expect(text).not.toMatch(/pkg:deb|Organization: Debian|"Debian"|Debian (?:records|source)|Ref-Debian/);
    expect(cyclonedx).toContain('LicenseRef-Yocto-Odd-licence');
    expect(spdx).toMatch(/compiled from recipe glibc \S+ of Yocto wrynose/);
    expect(spdx).toContain('Yocto wrynose records of');
  });
});

describe('spdxSbom', () => {
  const document = JSON.parse(spdxSbom(input)) as SpdxDocument;

  it('has unique ids, contains every package and explains every licence reference', () => {
    const ids = document.packages.map((one) => one.SPDXID);
    expect(new Set(ids).size).toBe(159);
    expect(ids.every((id) => /^SPDXRef-[A-Za-z0-9.-]+$/.test(id))).toBe(true);
    const contained = document.relationships.filter((one) => one.relationshipType === 'CONTAINS');
    expect(contained.map((one) => one.relatedSpdxElement).sort()).toEqual(ids.slice(1).sort());
    const used = new Set(JSON.stringify(document.packages).match(/LicenseRef-[A-Za-z0-9.-]+/g));
    expect(new Set(document.hasExtractedLicensingInfos.map((one) => one.licenseId))).toEqual(used);
  });

  it('is the same for the same image', () => {
    expect(spdxSbom({ ...input, packages: [...input.packages].reverse() })).toBe(spdxSbom(input));
  });
});
