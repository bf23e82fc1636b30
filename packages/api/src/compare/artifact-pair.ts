import type { Readable } from 'node:stream';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { formatBytes } from '@boardwright/core/units';
import type { ImageDetailRow } from '@boardwright/db/image-repository';
import type { ApiDeps } from '../deps.ts';

/** The two images compared, in order. */
export interface ImagePair {
  readonly from: ImageDetailRow;
  readonly to: ImageDetailRow;
}

/** A part that both images have, or the sentence that says what is lacking. */
export type Found<Part> = { readonly part: Part } | { readonly lack: string };

interface Wanted {
  readonly kind: string;
  /** In words, for the sentence: `kernel configuration`. */
  readonly title: string;
  /** Larger files are not compared, so that a request has an upper bound of memory and time. */
  readonly mostBytes: number;
}

/** One image's file; every call of `open` reads it from the start. */
export interface ArtifactFile {
  readonly open: () => Promise<Readable>;
}

async function fileOf(
  store: ArtifactStore,
  image: ImageDetailRow,
  wanted: Wanted,
): Promise<Found<ArtifactFile>> {
  const artifact = image.artifacts.find((one) => one.kind === wanted.kind);
  const label = `“${image.name}” (${image.id})`;
  if (artifact === undefined) return { lack: `${label} was published without a ${wanted.title}.` };
  if (Number(artifact.sizeBytes) > wanted.mostBytes)
    return {
      lack: `The ${wanted.title} of ${label} is larger than ${formatBytes(wanted.mostBytes)}, so it is not compared.`,
    };
  const { sha256 } = artifact;
  if ((await store.stat(sha256)) === undefined)
    return { lack: `The ${wanted.title} of ${label} is not in the store any more.` };
  return { part: { open: () => store.read(sha256) } };
}

/**
 * Compares the artifact of one kind of both images.
 *
 * @returns what `compare` makes, or a sentence when an image has no such file, it is too large or it is damaged
 */
export async function compareArtifacts<Part>(
  deps: Pick<ApiDeps, 'store' | 'logger'>,
  images: ImagePair,
  wanted: Wanted,
  compare: (from: ArtifactFile, to: ArtifactFile) => Promise<Part>,
): Promise<Found<Part>> {
  const from = await fileOf(deps.store, images.from, wanted);
  if ('lack' in from) return from;
  const to = await fileOf(deps.store, images.to, wanted);
  if ('lack' in to) return to;
  try {
    return { part: await compare(from.part, to.part) };
  } catch (err) {
    // One damaged file must not hide the rest of the comparison.
    const ids = { from: images.from.id, to: images.to.id };
    deps.logger.warn({ err, kind: wanted.kind, ...ids }, 'An artifact could not be compared');
    return { lack: `The ${wanted.title} of one of the images could not be read.` };
  }
}
