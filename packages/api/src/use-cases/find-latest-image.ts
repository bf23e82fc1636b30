import { AppError } from '@boardwright/core/app-error';
import type { ImageChannel } from '@boardwright/core/image-channel';
import { findLatestInChannel } from '@boardwright/db/image-channel-repository';
import type { ApiDeps } from '../deps.ts';

export interface LatestImageQuery {
  readonly board: string;
  readonly channel: ImageChannel;
  /** The whole name. */
  readonly name?: string | undefined;
}

/** Id of the image that came last into a channel. @throws AppError NOT_FOUND */
export async function findLatestImage(
  deps: ApiDeps,
  teamId: string,
  wanted: LatestImageQuery,
): Promise<string> {
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
