import { AppError } from '@boardwright/core/app-error';
import { findLatestInChannel, type LatestWanted } from '@boardwright/db/image-channel-repository';
import type { ApiDeps } from '../deps.ts';

/** Id of the image that came last into a channel. @throws AppError NOT_FOUND */
export async function findLatestImage(deps: ApiDeps, teamId: string, wanted: LatestWanted): Promise<string> {
  const id = await findLatestInChannel(deps.db, teamId, wanted);
  if (id === null) {
    const named = wanted.name === undefined ? '' : ` named ${wanted.name}`;
    throw new AppError(
      'NOT_FOUND',
      `Your team has no image${named} for the board ${wanted.board} in the channel ${wanted.channel}.`,
    );
  }
  return id;
}
