import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { resolve } from '../resolve.ts';
import type { ResolvedImage } from '../resolved-image.ts';

/** A spec of the Yocto engine. */
export function yoctoSpec(changes: Partial<ImageSpecInput> = {}): ImageSpec {
  return ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'gw',
    board: 'qemu-aarch64',
    engine: { kind: 'yocto' },
    ...changes,
  });
}

/** The image of a spec with its Yocto part; throws when it does not resolve. */
export function yoctoImage(given: ImageSpec): ResolvedImage & { yocto: NonNullable<ResolvedImage['yocto']> } {
  const { image, issues } = resolve(given);
  if (image?.yocto === undefined) throw new Error(JSON.stringify(issues));
  return { ...image, yocto: image.yocto };
}
