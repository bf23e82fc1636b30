import type { ShareLinkKind } from '@boardwright/core/share-link';
import { DAY_MS } from '@boardwright/core/units';
import type { Db, Queries } from './client.ts';
import type { Prisma, ShareLink } from './generated/client.ts';
import { holdMember } from './member-repository.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Links to one image are made by the dozen; those that ended so long ago tell nobody anything. */
const KEEP_IMAGE_LINKS_MS = 7 * DAY_MS;

/** Of either sort. */
const MAX_LISTED = 200;

export type ShareLinkRow = ShareLink;

export interface NewShareLink {
  readonly id: string;
  readonly kind: ShareLinkKind;
  readonly name: string;
  readonly candidates: boolean;
  /** The one image the link shows; null: the team's. */
  readonly imageId: string | null;
  /** Null: the operator. */
  readonly createdById: string | null;
  readonly createdByName: string;
  readonly createdAt: Date;
  /** Whole seconds: what is signed has no milliseconds. */
  readonly expiresAt: Date;
}

/**
 * Also forgets the team's links to single images that ended a week ago.
 *
 * @throws AppError FORBIDDEN when the person who makes it has left the team
 */
export async function insertShareLink(
  db: Queries,
  teamId: string,
  link: NewShareLink,
): Promise<ShareLinkRow> {
  const before = new Date(link.createdAt.getTime() - KEEP_IMAGE_LINKS_MS);
  return db.$transaction(async (tx) => {
    if (link.createdById !== null) await holdMember(tx, teamId, link.createdById);
    await tx.shareLink.deleteMany({ where: { teamId, imageId: { not: null }, expiresAt: { lt: before } } });
    return tx.shareLink.create({ data: { ...link, teamId } });
  });
}

/**
 * The team's links, newest first: those to all its images with those that ended, and those to single images, which
 * last for hours and are made by the dozen, as long as they work.
 */
export async function listShareLinks(db: Db, teamId: string, now: Date): Promise<readonly ShareLinkRow[]> {
  const newest = {
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_LISTED,
  } satisfies Prisma.ShareLinkFindManyArgs;
  const [ofTeam, ofImages] = await Promise.all([
    db.shareLink.findMany({ where: { teamId, imageId: null }, ...newest }),
    db.shareLink.findMany({
      where: { teamId, imageId: { not: null }, revokedAt: null, expiresAt: { gt: now } },
      ...newest,
    }),
  ]);
  return [...ofTeam, ...ofImages].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** Ends a link at once. @returns null when the team has no such link that was not revoked before */
export async function revokeShareLink(
  db: Queries,
  teamId: string,
  id: string,
  now: Date,
): Promise<ShareLinkRow | null> {
  const { count } = await db.shareLink.updateMany({
    where: { id, teamId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count === 0 ? null : db.shareLink.findFirst({ where: { id, teamId } });
}

/**
 * Finds a link that still works, and keeps to the hour when it was last used.
 *
 * @returns null for one that is unknown, expired or revoked
 */
export async function useShareLink(
  db: Db,
  teamId: string,
  id: string,
  now: Date,
): Promise<ShareLinkRow | null> {
  const link = await db.shareLink.findFirst({
    where: { id, teamId, revokedAt: null, expiresAt: { gt: now } },
  });
  if (link === null) return null;
  if (link.lastUsedAt === null || now.getTime() - link.lastUsedAt.getTime() > HOUR_MS) {
    await db.shareLink.updateMany({ where: { id, teamId }, data: { lastUsedAt: now } });
  }
  return link;
}
