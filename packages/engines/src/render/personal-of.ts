import type { ResolvedImage } from '@boardwright/catalog/resolved-image';

/**
 * What config/image.json of a compiled image says of the personal region: nothing where its root is written to and there is one; else
 * why first boot could not take the values of a personalised download over for good, with the way on.
 */
export function personalOf({ storage }: Pick<ResolvedImage, 'storage'>): { readonly refused?: string } {
  if (storage.layout === 'ab') {
    return {
      refused:
        'It has two root slots, and the system an update brings would not know the values. Build it with one root (storage.layout: single) to personalise it.',
    };
  }
  if (storage.rootfs === 'squashfs') {
    return {
      refused:
        'Its root file system is read-only, so what first boot writes does not outlast the next start. Build it with an ext4 root to personalise it.',
    };
  }
  return {};
}
