import { estimate, HEAD_ROOM_MIB } from '../estimate.ts';
import type { Issue } from '../issue.ts';
import type { ResolvedImage } from '../resolved-image.ts';
import { fix, problem, remark, replaceWith } from './draft.ts';

const PATH = '/storage/imageSizeMiB';

/** Rounds up to a number a person would write. */
function roundUp(sizeMiB: number): number {
  return Math.ceil(sizeMiB / 128) * 128;
}

/**
 * An image size asked for that the content will not fit into, by the package facts. Tight is a warning, because the facts
 * count packages that two units share twice.
 */
export function checkImageSize(image: ResolvedImage): Issue[] {
  const asked = image.storage.imageSizeMiB;
  if (asked === 'auto') return [];
  const fitted = estimate({ ...image, storage: { ...image.storage, imageSizeMiB: 'auto' } });
  if (asked >= fitted.imageSizeMiB) return [];
  const enough = roundUp(fitted.imageSizeMiB);
  const more = {
    // Without the numbers: one more package makes the same disagreement larger, not another one.
    between: ['storage.imageSizeMiB', 'packages'],
    fixes: [
      fix('Fit the image to its content', replaceWith(PATH, 'auto')),
      fix(`Use ${enough} MiB`, replaceWith(PATH, enough)),
    ],
  };
  const need = fitted.imageSizeMiB - HEAD_ROOM_MIB;
  const content = `what was chosen needs about ${need} MiB (root file system ${fitted.rootfsSizeMiB} MiB)`;
  if (asked < need)
    return [problem('IMAGE_TOO_SMALL', PATH, `storage.imageSizeMiB is ${asked} MiB, but ${content}.`, more)];
  const message = `storage.imageSizeMiB is ${asked} MiB and ${content}: little room is left.`;
  return [remark('IMAGE_TIGHT', 'warning', PATH, message, more)];
}
