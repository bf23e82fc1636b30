import type { InstalledPackage } from './boot-report.ts';
import { licenseRefs, referredName, spdxExpression } from './debian-licences.ts';
import { cpeOf, purlOf, sourceOf } from './package-identity.ts';
import { originOf } from './package-origin.ts';
import { documentUuid, type SbomInput } from './sbom-input.ts';

const IMAGE_ID = 'SPDXRef-Image';

/** SPDX ids allow letters, digits, dots and dashes; the architecture keeps multiarch twins apart. */
function idOf(one: InstalledPackage): string {
  const plain = `${one.name}-${one.arch}`.replace(
    /[^A-Za-z0-9.-]/g,
    (char) => `-x${char.charCodeAt(0).toString(16)}-`,
  );
  return `SPDXRef-Package-${plain}`;
}

function packageOf(one: InstalledPackage): Record<string, unknown> {
  const source = sourceOf(one);
  const origin = originOf(one.suite);
  const cpe = cpeOf(one);
  const purl = { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purlOf(one) };
  const security = { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: cpe };
  return {
    SPDXID: idOf(one),
    name: one.name,
    versionInfo: one.version,
    supplier: origin.kind === 'debian' ? 'Organization: Debian' : 'NOASSERTION',
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    sourceInfo:
      origin.kind === 'debian'
        ? `built from Debian source package ${source.name} ${source.version}, suite ${one.suite}`
        : `compiled from ${origin.source} ${source.name} ${source.version} of ${origin.title}`,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: spdxExpression(one.license, one.suite) ?? 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    externalRefs: cpe === null ? [purl] : [purl, security],
  };
}

/** Every name that is not on SPDX's list has to be explained in the document. */
function explainedLicences(packages: readonly InstalledPackage[]): Record<string, unknown>[] {
  const users = new Map<string, InstalledPackage>();
  for (const one of packages) {
    for (const name of licenseRefs(spdxExpression(one.license, one.suite) ?? '')) {
      if (!users.has(name)) users.set(name, one);
    }
  }
  return [...users].sort().map(([licenseId, user]) => ({
    licenseId,
    name: referredName(licenseId),
    extractedText:
      originOf(user.suite).kind === 'debian'
        ? `The licence Debian records under this name; its text is in /usr/share/doc/${user.name}/copyright of the image.`
        : `The licence ${originOf(user.suite).title} records of ${user.name} under this name; its text is in the sources.`,
  }));
}

/**
 * SPDX 2.3 SBOM of an image as JSON text.
 *
 * @returns document that describes the image, which contains every package
 * @invariant pure; equal inputs give byte-equal text
 * @source SPDX 2.3 specification, https://spdx.github.io/spdx-spec/v2.3/
 */
export function spdxSbom(input: SbomInput): string {
  const packages = [...input.packages].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const image = {
    SPDXID: IMAGE_ID,
    name: input.imageName,
    versionInfo: input.imageVersion,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    primaryPackagePurpose: 'OPERATING_SYSTEM',
    checksums: [{ algorithm: 'SHA256', checksumValue: input.imageSha256 }],
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
  };
  const contains = packages.map((one) => ({
    spdxElementId: IMAGE_ID,
    relationshipType: 'CONTAINS',
    relatedSpdxElement: idOf(one),
  }));
  const extracted = explainedLicences(packages);
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${input.imageName}-${input.imageVersion}`,
    documentNamespace: `urn:uuid:${documentUuid(input.imageSha256, '9')}`,
    creationInfo: {
      created: new Date(input.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
      creators: [`Tool: boardwright-${input.toolVersion}`],
    },
    packages: [image, ...packages.map(packageOf)],
    ...(extracted.length === 0 ? {} : { hasExtractedLicensingInfos: extracted }),
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: IMAGE_ID },
      ...contains,
    ],
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
