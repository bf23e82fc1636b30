import type { Db, Queries } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { holdMember } from './member-repository.ts';

const HOUR_MS = 60 * 60 * 1000;

const listed = {
  id: true,
  name: true,
  permissions: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  userId: true,
  user: { select: { name: true } },
} as const satisfies Prisma.ApiTokenSelect;

export type ApiTokenRow = Prisma.ApiTokenGetPayload<{ select: typeof listed }>;

export interface NewApiToken {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly name: string;
  /** sha256 of the token, lower-case hex. */
  readonly hash: string;
  readonly permissions: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** @throws AppError FORBIDDEN when the person who makes it has left the team */
export async function insertApiToken(db: Queries, token: NewApiToken): Promise<ApiTokenRow> {
  return db.$transaction(async (tx) => {
    await holdMember(tx, token.teamId, token.userId);
    return tx.apiToken.create({ data: { ...token, permissions: [...token.permissions] }, select: listed });
  });
}

/** Newest first, with those that ended. @param userId - only this person's */
export async function listApiTokens(
  db: Db,
  teamId: string,
  userId: string | undefined,
): Promise<readonly ApiTokenRow[]> {
  return db.apiToken.findMany({
    where: { teamId, ...(userId === undefined ? {} : { userId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: listed,
  });
}

/** Ends a token at once. @returns null when there is none that still works; `userId`: only this person's */
export async function revokeApiToken(
  db: Queries,
  teamId: string,
  id: string,
  userId: string | undefined,
  now: Date,
): Promise<ApiTokenRow | null> {
  const { count } = await db.apiToken.updateMany({
    where: { id, teamId, revokedAt: null, ...(userId === undefined ? {} : { userId }) },
    data: { revokedAt: now },
  });
  return count === 0 ? null : db.apiToken.findFirst({ where: { id, teamId }, select: listed });
}

export interface LiveToken {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly userId: string;
  readonly permissions: readonly string[];
  /** Role of the person who made it, in the token's team, now. */
  readonly role: string;
}

/**
 * Finds a token that still works by its hash, and keeps to the hour when it was last used.
 *
 * @returns null for one that is unknown, expired or revoked, or whose maker has left the team
 */
export async function takeApiToken(db: Db, hash: string, now: Date): Promise<LiveToken | null> {
  const token = await db.apiToken.findFirst({
    where: { hash, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, name: true, teamId: true, userId: true, permissions: true, lastUsedAt: true },
  });
  if (token === null) return null;
  const member = await db.member.findUnique({
    where: { organizationId_userId: { organizationId: token.teamId, userId: token.userId } },
    select: { role: true },
  });
  if (member === null) return null;
  const { lastUsedAt, ...live } = token;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > HOUR_MS) {
    await db.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: now } });
  }
  return { ...live, role: member.role };
}
