import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { InstalledPackage } from './boot-report.ts';
import { spdxExpression } from './debian-licences.ts';
import { cpeOf, purlOf, sourceOf } from './package-identity.ts';
import { originOf } from './package-origin.ts';
import { documentUuid, type SbomInput } from './sbom-input.ts';

function componentOf(one: InstalledPackage): Models.Component {
  const expression = spdxExpression(one.license, one.suite);
  const licenses = new Models.LicenseRepository();
  if (expression !== null) {
    const license = new Models.LicenseExpression(expression);
    license.acknowledgement = Enums.LicenseAcknowledgement.Declared;
    licenses.add(license);
  }
  const source = sourceOf(one);
  const purl = purlOf(one);
  const cpe = cpeOf(one);
  return new Models.Component(Enums.ComponentType.Library, one.name, {
    bomRef: purl,
    version: one.version,
    purl,
    licenses,
    ...(cpe === null ? {} : { cpe }),
    // Of what was compiled here nobody is the supplier but whoever compiled it.
    ...(originOf(one.suite).kind === 'debian'
      ? { supplier: new Models.OrganizationalEntity({ name: 'Debian' }) }
      : {}),
    properties: new Models.PropertyRepository([
      new Models.Property('boardwright:suite', one.suite),
      new Models.Property('boardwright:sourcePackage', `${source.name} ${source.version}`),
      new Models.Property('boardwright:installedSizeKiB', String(one.installedSizeKiB)),
    ]),
  });
}

/**
 * CycloneDX 1.6 SBOM of an image as JSON text.
 *
 * @returns document with package URLs, CPEs where the name is sure, and declared licences as SPDX expressions
 * @invariant pure; equal inputs give byte-equal text
 */
export function cyclonedxSbom(input: SbomInput): string {
  const image = new Models.Component(Enums.ComponentType.OperatingSystem, input.imageName, {
    bomRef: 'image',
    version: input.imageVersion,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], input.imageSha256]]),
  });
  const components = input.packages.map(componentOf);
  for (const component of components) image.dependencies.add(component.bomRef);
  const tool = new Models.Component(Enums.ComponentType.Application, 'boardwright', {
    version: input.toolVersion,
  });
  const bom = new Models.Bom({
    serialNumber: `urn:uuid:${documentUuid(input.imageSha256, '8')}`,
    metadata: new Models.Metadata({
      timestamp: new Date(input.createdAt),
      lifecycles: new Models.LifecycleRepository([Enums.LifecyclePhase.Build]),
      tools: new Models.Tools({ components: new Models.ComponentRepository([tool]) }),
      component: image,
    }),
    components: new Models.ComponentRepository(components),
  });
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
}
