import type { Board } from '@boardwright/catalog/board';
import { BOARDS } from '@boardwright/catalog/boards';
import { FLASH_GUIDES } from '@boardwright/catalog/flash-guides';
import { formatBytes } from '@boardwright/core/units';
import type { SharedArtifactRow, SharedImageRow } from '@boardwright/db/shared-image-repository';
import type { ImagerOs, ImagerOsList } from './os-list-schema.ts';

export interface OsListInput {
  readonly images: readonly SharedImageRow[];
  readonly artifacts: readonly SharedArtifactRow[];
  /** Public base of the installation, without a trailing slash. */
  readonly publicUrl: string;
  /** Secret part of the link, put into every address so that a download needs no sign-in. */
  readonly token: string;
}

/** Kinds Imager can write, the one that every version reads first. Zstandard needs Imager 1.7. */
export const WRITABLE_KINDS = ['img.xz', 'img.zst'] as const;
export const LISTED_KINDS = [...WRITABLE_KINDS, 'bmap'] as const;

const ARCHITECTURES: Partial<Record<Board['arch'], 'armhf' | 'armv8'>> = { aarch64: 'armv8', arm: 'armhf' };

/** Tags Imager gives to more than one of our boards; an image never carries one, or it were offered for the wrong board. */
const SHARED_TAGS: ReadonlySet<string> = (() => {
  const tags = [...FLASH_GUIDES.values()].flatMap(({ imagerTag }) => imagerTag ?? []);
  return new Set(tags.filter((tag, at) => tags.indexOf(tag) !== at));
})();

/** Tags of a board in the list's own choice of devices. */
function deviceTags(board: string): string[] {
  const tag = FLASH_GUIDES.get(board)?.imagerTag;
  return tag === undefined ? [board] : [tag, board];
}

/** Tags by which an image of a board is found. */
function imageTags(board: string): string[] {
  return deviceTags(board).filter((tag) => !SHARED_TAGS.has(tag));
}

function iconOf(input: OsListInput, name: 'board' | 'image'): string {
  return `${input.publicUrl}/api/v1/imager-icons/${name}.png`;
}

/** What tells one image from another in Imager's list, which shows two lines of it. */
function describe(image: SharedImageRow): string {
  const linux = image.kernelRelease === null ? 'Linux' : `Linux ${image.kernelRelease}`;
  return [
    image.preemption === 'rt' ? `${linux} PREEMPT_RT` : linux,
    ...image.unitTitles,
    ...(image.bootSeconds === null ? [] : [`boots in ${image.bootSeconds.toFixed(1)} s`]),
    `${image.engine} ${image.release}`,
    formatBytes(Number(image.sizeBytes)),
    `sha256 ${image.sha256.slice(0, 8)}`,
  ].join(' · ');
}

function toOs(input: OsListInput, image: SharedImageRow): ImagerOs | null {
  const ofKind = (kind: string): SharedArtifactRow | undefined =>
    input.artifacts.find((artifact) => artifact.imageId === image.id && artifact.kind === kind);
  const packed = WRITABLE_KINDS.map(ofKind).find((artifact) => artifact !== undefined);
  if (packed === undefined) return null;
  const bmap = ofKind('bmap');
  const base = `${input.publicUrl}/api/v1/imager/${input.token}/images/${image.id}`;
  const arch = BOARDS.get(image.board)?.arch;
  const architecture = arch === undefined ? undefined : ARCHITECTURES[arch];
  return {
    name: image.channel === 'released' ? image.name : `${image.name} (${image.channel})`,
    description: describe(image),
    icon: iconOf(input, 'image'),
    url: `${base}/${encodeURIComponent(packed.fileName)}`,
    extract_size: Number(image.sizeBytes),
    extract_sha256: image.sha256,
    image_download_size: Number(packed.sizeBytes),
    image_download_sha256: packed.sha256,
    release_date: image.since.toISOString().slice(0, 10),
    devices: imageTags(image.board),
    // Imager's own settings page writes files that these images do not read
    init_format: 'none',
    website: `${input.publicUrl}/images/${image.id}`,
    ...(architecture === undefined ? {} : { architecture }),
    ...(bmap === undefined ? {} : { bmap_url: `${base}/${encodeURIComponent(bmap.fileName)}` }),
  };
}

/**
 * The repository of a team for Raspberry Pi Imager: its boards as devices, and one folder of images for each board.
 * Virtual machines are left out, since there is no card to write.
 *
 * @invariant pure; boards in the catalog's order, images in the order given
 */
export function imagerOsList(input: OsListInput): ImagerOsList {
  const known = [...BOARDS.keys()];
  const ids = [...new Set(input.images.map(({ board }) => board))]
    .filter((id) => BOARDS.get(id)?.provides.includes('machine:virtual') !== true)
    .sort((a, b) => known.indexOf(a) - known.indexOf(b));
  const folders = ids.flatMap((id) => {
    const subitems = input.images.flatMap((image) => (image.board === id ? (toOs(input, image) ?? []) : []));
    return subitems.length === 0 ? [] : [{ id, title: BOARDS.get(id)?.title ?? id, subitems }];
  });
  return {
    imager: {
      refresh_interval_minutes: 60,
      refresh_jitter_minutes: 10,
      devices: folders.map(({ id, title }) => {
        const board = BOARDS.get(id);
        const architecture = board === undefined ? undefined : ARCHITECTURES[board.arch];
        return {
          name: title,
          description: board === undefined ? id : `${board.soc}, ${board.cpu}`,
          icon: iconOf(input, 'board'),
          tags: deviceTags(id),
          matching_type: 'exclusive' as const,
          ...(architecture === undefined ? {} : { architecture }),
        };
      }),
    },
    os_list: folders.map(({ title, subitems }) => ({
      name: title,
      description: subitems.length === 1 ? 'One image' : `${subitems.length} images, the newest first`,
      icon: iconOf(input, 'board'),
      subitems,
    })),
  };
}
