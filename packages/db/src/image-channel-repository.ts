import type { ImageChannel } from '@boardwright/core/image-channel';
import type { Db, Queries } from './client.ts';
import { newId } from './new-id.ts';
import { tellOfImage } from './webhook-outbox.ts';

export interface ChannelStep {
  readonly from: ImageChannel;
  readonly to: ImageChannel;
  readonly reason: string;
  /** Null: the operator. */
  readonly byId: string | null;
  readonly byName: string;
  readonly at: Date;
}

/** The channel an image is in. @returns null when the team has no such image */
export async function findChannel(db: Db, teamId: string, imageId: string): Promise<ImageChannel | null> {
  const image = await db.image.findFirst({ where: { id: imageId, teamId }, select: { channel: true } });
  return image?.channel ?? null;
}

/**
 * Moves an image on, writes down who did it and why, and tells the team's webhooks: all of it or nothing.
 *
 * @returns false when the image is gone or was moved by somebody else meanwhile
 */
export async function moveToChannel(
  db: Queries,
  teamId: string,
  imageId: string,
  step: ChannelStep,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.image.updateMany({
      where: { id: imageId, teamId, channel: step.from },
      data: { channel: step.to, channelSince: step.at },
    });
    if (count === 0) return false;
    await tx.imageChannelChange.create({ data: { id: newId('c'), imageId, ...step } });
    await tellOfImage(tx, imageId, step, step.at);
    return true;
  });
}

export interface LatestWanted {
  readonly board: string;
  readonly channel: ImageChannel;
  /** The whole name. */
  readonly name?: string | undefined;
}

/** Id of the image that came last into a channel, or null. */
export async function findLatestInChannel(
  db: Db,
  teamId: string,
  wanted: LatestWanted,
): Promise<string | null> {
  const { board, channel, name } = wanted;
  const image = await db.image.findFirst({
    where: { teamId, board, channel, ...(name === undefined ? {} : { name }) },
    // A draft that never left its channel has no time of its own there
    orderBy: [{ channelSince: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return image?.id ?? null;
}
