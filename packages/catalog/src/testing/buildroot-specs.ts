import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { applySpecPatches } from '../apply-patch.ts';
import { resolve } from '../resolve.ts';

/** A spec of the Buildroot engine. */
export function spec(changes: Partial<ImageSpecInput> = {}): ImageSpec {
  return ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'gw',
    board: 'qemu-aarch64',
    engine: { kind: 'buildroot' },
    ...changes,
  });
}

/** What a spec puts into the Buildroot configuration; throws when it does not resolve. */
export function symbols(given: ImageSpec): Record<string, string> {
  const { image, issues } = resolve(given);
  if (image?.buildroot === undefined) throw new Error(JSON.stringify(issues));
  return Object.fromEntries(image.buildroot.symbols.map(({ name, value }) => [name, value]));
}

/** Codes of the errors of a spec. */
export function errors(given: ImageSpec): string[] {
  return resolve(given).issues.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
}

/** The spec after the first fix of an issue, resolved again. */
export function mended(given: ImageSpec, code: string): ReturnType<typeof resolve> {
  const issue = resolve(given).issues.find((one) => one.code === code);
  const read = parseSpec(applySpecPatches(given, issue?.fixes[0]?.patches ?? []));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return resolve(read.spec);
}
