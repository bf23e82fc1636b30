import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ExplainedLine } from './explained.ts';

export const RAUC_KEYRING = '/etc/rauc/keyring.pem';

/** What a bundle and a device must agree on: the same product on the same board. */
export function raucCompatible(image: ResolvedImage): string {
  return `${image.name}-${image.board.id}`;
}

/** What differs between engines in RAUC's system.conf. */
export interface RaucPlaces {
  /** Lines that say how the boot loader keeps its variables. */
  readonly loader: readonly ExplainedLine[];
  readonly dataDirectory: string;
  /** Device of each slot's root. */
  readonly device: (slot: 'A' | 'B') => { readonly path: string; readonly because: string };
}

/** RAUC's system.conf of an image with two root slots. */
export function raucSystemConf(image: ResolvedImage, places: RaucPlaces): ExplainedLine[] {
  const { rootfs, because } = image.storage;
  const slot = (index: number, name: 'A' | 'B'): ExplainedLine[] => {
    const device = places.device(name);
    return [
      { text: '' },
      { text: `[slot.rootfs.${index}]` },
      { text: `device=${device.path}`, because: device.because },
      { text: `type=${rootfs === 'ext4' ? 'ext4' : 'raw'}`, because },
      { text: `bootname=${name}`, because: 'what the boot loader calls it' },
    ];
  };
  return [
    { text: '[system]' },
    {
      text: `compatible=${raucCompatible(image)}`,
      because: 'name and board of the spec: bundles of others are refused',
    },
    ...places.loader,
    {
      text: 'bundle-formats=verity',
      because: 'each block is checked as it is read; the older format is refused',
    },
    { text: `data-directory=${places.dataDirectory}`, because: 'state of the slots outlives updates' },
    { text: 'mountprefix=/run/rauc', because: 'the root may be read-only' },
    { text: '' },
    { text: '[keyring]' },
    { text: `path=${RAUC_KEYRING}`, because: 'update.keyring of the spec' },
    ...slot(0, 'A'),
    ...slot(1, 'B'),
  ];
}

/** Manifest of an update bundle with the root file system of that name. */
export function raucManifest(image: ResolvedImage, rootfsFile: string): ExplainedLine[] {
  return [
    { text: '[update]' },
    { text: `compatible=${raucCompatible(image)}`, because: 'name and board of the spec' },
    { text: `version=${image.specHash.slice(0, 12)}`, because: 'the spec hash' },
    { text: '' },
    { text: '[bundle]' },
    { text: 'format=verity' },
    { text: '' },
    { text: '[image.rootfs]' },
    { text: `filename=${rootfsFile}`, because: image.storage.because },
  ];
}
