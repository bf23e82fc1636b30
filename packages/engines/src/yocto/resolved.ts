import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { type YoctoBoard, YoctoRelease } from '@boardwright/catalog/yocto-board';
import { AppError } from '@boardwright/core/app-error';

type Grub = Extract<YoctoBoard['slots'], { readonly loader: string }>;

/** An image with what only Yocto's renderer needs, known to be there. */
export interface YoctoImage {
  readonly image: ResolvedImage;
  readonly board: YoctoBoard;
  readonly release: YoctoRelease;
  readonly own: NonNullable<ResolvedImage['yocto']>;
  /** The image's recipe, BitBake's target and the stem of what it deploys. */
  readonly recipe: string;
  /** There where the image has two root slots. */
  readonly slots?: Grub;
  /** Whether a wks file of ours lays out the disk, not the machine's own. */
  readonly ownImage: boolean;
}

/**
 * @returns the image's Yocto parts
 * @throws AppError ENGINE_UNSUPPORTED_BOARD when the image was not resolved for this engine, SPEC_CONFLICT when it asks for two slots
 * with a boot loader this engine has no menu for
 */
export function yoctoImage(image: ResolvedImage): YoctoImage {
  const board = image.board.engines.yocto;
  const release = YoctoRelease.safeParse(image.engine.release);
  if (board === undefined || image.yocto === undefined || !release.success) {
    const message = `The Yocto engine does not support ${image.board.title}.`;
    throw new AppError('ENGINE_UNSUPPORTED_BOARD', message, {
      details: { board: image.board.id, release: image.engine.release },
    });
  }
  const twoSlots = image.storage.layout === 'ab';
  const slots = 'unsupported' in board.slots ? undefined : board.slots;
  if (twoSlots && slots?.loader !== 'grub-efi')
    throw new AppError(
      'SPEC_CONFLICT',
      `storage.layout "ab" needs GRUB with this engine, which ${image.board.title} does not start with.`,
      { details: { board: image.board.id, layout: image.storage.layout } },
    );
  return {
    image,
    board,
    release: release.data,
    own: image.yocto,
    recipe: `${image.name}-image`,
    ...(twoSlots && slots !== undefined ? { slots } : {}),
    ownImage: twoSlots || board.image.kind === 'own',
  };
}

/** Name of a deployed file of the image, of a type as in IMAGE_FSTYPES. */
export function deployedFile({ recipe, own }: YoctoImage, type: string): string {
  return `${recipe}-${own.machine}.rootfs.${type}`;
}
