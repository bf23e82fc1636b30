import { AppError } from '@boardwright/core/app-error';
import type { ImageChannel } from '@boardwright/core/image-channel';
import type { ShareLinkKind } from '@boardwright/core/share-link';
import { type ShareLinkRow, useShareLink } from '@boardwright/db/share-link-repository';
import { isShared, type SharedReach } from '@boardwright/db/shared-image-repository';
import { type ApiDeps, timeOf } from '../deps.ts';

/** One answer for every link that does not open what is asked: forged, expired, taken back, or another team's image. */
export function noSuchLink(): AppError {
  return new AppError('NOT_FOUND', 'No such share link', {
    userMessage:
      'This link shows nothing here. It may have expired or been taken back: ask your team for a new one.',
  });
}

/** What a link was signed for. Changes with everything that widens what it shows. */
export function scopeOf(link: Pick<ShareLinkRow, 'kind' | 'candidates' | 'imageId'>): string {
  const reach = link.imageId !== null ? 'image' : link.candidates ? 'candidates' : 'released';
  return `${link.kind}-${reach}`;
}

function channelsOf(link: ShareLinkRow): readonly ImageChannel[] {
  return link.candidates ? ['released', 'candidate'] : ['released'];
}

export interface OpenedLink {
  readonly teamId: string;
  readonly token: string;
  readonly reach: SharedReach;
}

/**
 * Opens a link by the secret in its address.
 *
 * @throws AppError NOT_FOUND, in the same words whatever is wrong
 */
export async function openLink(deps: ApiDeps, token: string, kind: ShareLinkKind): Promise<OpenedLink> {
  const now = timeOf(deps);
  const claims = deps.shareLinks.verify(token, now);
  if (claims === null || !claims.scope.startsWith(`${kind}-`)) throw noSuchLink();
  const link = await useShareLink(deps.db, claims.teamId, claims.id, now);
  if (link === null || scopeOf(link) !== claims.scope) throw noSuchLink();
  return { teamId: link.teamId, token, reach: { channels: channelsOf(link), imageId: link.imageId } };
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws AppError NOT_FOUND for an image the link does not show, in the words of a link that does not work */
export async function requireShared(deps: ApiDeps, link: OpenedLink, imageId: string): Promise<void> {
  if (!ID.test(imageId) || !(await isShared(deps.db, link.teamId, link.reach, imageId))) throw noSuchLink();
}
