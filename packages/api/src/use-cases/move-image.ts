import { AppError } from '@boardwright/core/app-error';
import { NEXT_CHANNELS, permissionToMove } from '@boardwright/core/image-channel';
import { findChannel, moveToChannel } from '@boardwright/db/image-channel-repository';
import { findImageHead } from '@boardwright/db/image-repository';
import { audited, nameOf } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import { requirePermission } from '../http/needs.ts';
import type { ChannelMove, ImageDetail } from '../schemas/image.ts';
import { getImage } from './get-image.ts';

/**
 * Moves an image into another channel and keeps who did it and why.
 *
 * @throws AppError NOT_FOUND; FORBIDDEN; STATE_CONFLICT when the channels do not follow each other or somebody was quicker
 */
export async function moveImage(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  move: ChannelMove,
): Promise<ImageDetail> {
  const { teamId } = principal;
  const from = await findChannel(deps.db, teamId, checkId('image', id));
  if (from === null) throw notFound('image');
  requirePermission(principal, permissionToMove(from, move.to));
  if (!NEXT_CHANNELS[from].includes(move.to)) {
    throw new AppError(
      'STATE_CONFLICT',
      from === move.to
        ? `This image is in the channel ${from} already.`
        : `An image cannot go from ${from} to ${move.to}, only to ${NEXT_CHANNELS[from].join(' or ')}.`,
    );
  }
  const byName = await nameOf(deps, principal);
  await audited(deps, principal, async (tx, record) => {
    const moved = await moveToChannel(tx, teamId, id, {
      from,
      to: move.to,
      reason: move.reason,
      byId: principal.kind === 'operator' ? null : principal.userId,
      byName,
      at: timeOf(deps),
    });
    const image = moved ? await findImageHead(tx, teamId, id) : null;
    if (image === null) {
      throw new AppError('STATE_CONFLICT', 'Somebody else moved this image just now. Look at it again.');
    }
    await record({
      action: 'image.move',
      subject: { kind: 'image', id, name: image.name },
      details: { from, to: move.to, reason: move.reason },
    });
  });
  deps.logger.info({ imageId: id, teamId, from, to: move.to }, 'Image moved to another channel');
  return getImage(deps, teamId, id);
}
