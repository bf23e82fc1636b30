import type { BuildrootBoard, BuildrootRelease, SlotLoader } from '@boardwright/catalog/buildroot-board';
import { BUILDROOT_RELEASES, isBuildrootRelease } from '@boardwright/catalog/buildroot-release';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';

/** An image with what only Buildroot's renderer needs, known to be there. */
export interface BuildrootImage {
  readonly image: ResolvedImage;
  readonly board: BuildrootBoard;
  readonly release: BuildrootRelease;
  /** Tag of Buildroot's repository. */
  readonly ref: string;
  /** Day of the point release, `YYYY-MM-DD`. */
  readonly releaseDate: string;
  readonly own: NonNullable<ResolvedImage['buildroot']>;
  /** There where the image has two root slots. */
  readonly slots?: SlotLoader;
  /** Whether our genimage configuration makes the disk image, not the board's own script. */
  readonly ownImage: boolean;
}

/**
 * @returns the image's Buildroot parts
 * @throws AppError ENGINE_UNSUPPORTED_BOARD when the image was not resolved for this engine
 */
export function buildrootImage(image: ResolvedImage): BuildrootImage {
  const board = image.board.engines.buildroot;
  const { release } = image.engine;
  if (board === undefined || image.buildroot === undefined || !isBuildrootRelease(release)) {
    const message = `The Buildroot engine does not support ${image.board.title}.`;
    throw new AppError('ENGINE_UNSUPPORTED_BOARD', message, { details: { board: image.board.id, release } });
  }
  const { ref, date } = BUILDROOT_RELEASES[release];
  const slots = image.storage.layout === 'ab' && !('unsupported' in board.slots) ? board.slots : undefined;
  return {
    image,
    board,
    release,
    ref,
    releaseDate: date,
    own: image.buildroot,
    ...(slots === undefined ? {} : { slots }),
    ownImage: slots !== undefined || board.image.kind === 'own',
  };
}
