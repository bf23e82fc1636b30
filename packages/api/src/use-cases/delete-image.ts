import { AppError } from '@boardwright/core/app-error';
import { findChannel } from '@boardwright/db/image-channel-repository';
import { deleteImage as deleteImageRow } from '@boardwright/db/image-repository';
import type { ApiDeps } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';

/**
 * Removes an image and the files nothing else refers to. Its builds and logs stay.
 *
 * @throws AppError NOT_FOUND; STATE_CONFLICT for a released image
 */
export async function deleteImage(deps: ApiDeps, teamId: string, id: string): Promise<void> {
  const orphans = await deleteImageRow(deps.db, teamId, checkId('image', id));
  if (orphans === undefined) {
    if ((await findChannel(deps.db, teamId, id)) === null) throw notFound('image');
    throw new AppError('STATE_CONFLICT', 'This image is released. Deprecate it before you delete it.');
  }
  for (const sha256 of orphans) {
    await deps.store.remove(sha256).catch((err: unknown) => {
      deps.logger.warn({ err, sha256 }, 'A file of a deleted image could not be removed');
    });
  }
  deps.logger.info({ imageId: id, teamId, files: orphans.length }, 'Image deleted');
}
