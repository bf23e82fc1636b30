import { AppError } from '@boardwright/core/app-error';
import { removeUnusedBlob } from '@boardwright/db/blob-repository';
import { deleteImage as deleteImageRow, findImageHead } from '@boardwright/db/image-repository';
import { audited } from '../audit.ts';
import type { ApiDeps, Principal } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';

/**
 * Removes an image and the files nothing else refers to. Its builds and logs stay. Where removing a file would end
 * its readers, and after a failure, a worker does it later.
 *
 * @throws AppError NOT_FOUND; STATE_CONFLICT for a released or pinned image
 */
export async function deleteImage(deps: ApiDeps, principal: Principal, id: string): Promise<void> {
  const { teamId } = principal;
  const image = await findImageHead(deps.db, teamId, checkId('image', id));
  if (image === null) throw notFound('image');
  const orphans = await audited(deps, principal, async (tx, record) => {
    const unused = await deleteImageRow(tx, teamId, id);
    if (unused === undefined) return undefined;
    await record({
      action: 'image.delete',
      subject: { kind: 'image', id, name: image.name },
      details: { board: image.board, sha256: image.sha256 },
    });
    return unused;
  });
  if (orphans === undefined) {
    const kept = await findImageHead(deps.db, teamId, id);
    if (kept === null) throw notFound('image');
    throw new AppError(
      'STATE_CONFLICT',
      kept.pinnedAt === null
        ? 'This image is released. Deprecate it before you delete it.'
        : 'This image is pinned. Unpin it before you delete it.',
    );
  }
  for (const sha256 of deps.store.readersSurviveRemoval ? orphans : []) {
    await removeUnusedBlob(deps.db, sha256, () => deps.store.remove(sha256)).catch((err: unknown) => {
      deps.logger.warn({ err, sha256 }, 'A file of a deleted image could not be removed');
    });
  }
  deps.logger.info({ imageId: id, teamId, files: orphans.length }, 'Image deleted');
}
