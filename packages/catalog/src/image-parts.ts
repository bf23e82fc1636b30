import { buildrootParts } from './parts/buildroot-parts.ts';
import { debianParts } from './parts/debian-parts.ts';
import type { ImagePart } from './parts/image-part.ts';
import { yoctoParts } from './parts/yocto-parts.ts';
import type { ResolvedImage } from './resolved-image.ts';

const PARTS: Readonly<Record<ResolvedImage['engine']['kind'], (image: ResolvedImage) => ImagePart[]>> = {
  debian: debianParts,
  buildroot: buildrootParts,
  yocto: yoctoParts,
};

/**
 * Splits an image into the layers it is made of, for estimates and for the picture of the stack. Packages that two units
 * share are counted with both, so the sum is an upper bound.
 */
export function imageParts(image: ResolvedImage): ImagePart[] {
  return PARTS[image.engine.kind](image);
}
