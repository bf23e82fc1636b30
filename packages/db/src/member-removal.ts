import type { TeamRole } from '@boardwright/core/team-role';
import type { Db, Queries } from './client.ts';
import type { Prisma } from './generated/client.ts';

type Tx = Prisma.TransactionClient;

/** What somebody made in a team that lets others in or lasts without them, and still works. */
export interface MadeAccess {
  readonly shareLinks: number;
  readonly invitations: number;
  readonly apiTokens: number;
}

/** What became of a change to a member. `lastOwner`: refused, since nobody would be left to manage the team. */
export type MemberChange =
  | { readonly kind: 'done'; readonly ended: MadeAccess }
  | { readonly kind: 'lastOwner' }
  | { readonly kind: 'none' };

interface Person {
  readonly id: string;
  readonly email: string;
}

const NOTHING: MadeAccess = { shareLinks: 0, invitations: 0, apiTokens: 0 };

/** What every person of a team made that still works, by user id; those who made nothing are left out. */
export async function countMadeAccess(
  db: Db,
  teamId: string,
  now: Date,
): Promise<ReadonlyMap<string, MadeAccess>> {
  const live = { teamId, revokedAt: null, expiresAt: { gt: now } };
  const [links, tokens, invitations] = await Promise.all([
    db.shareLink.groupBy({ by: ['createdById'], where: live, _count: true }),
    db.apiToken.groupBy({ by: ['userId'], where: live, _count: true }),
    db.invitation.groupBy({
      by: ['inviterId'],
      where: { organizationId: teamId, status: 'pending', expiresAt: { gt: now } },
      _count: true,
    }),
  ]);
  const made = new Map<string, MadeAccess>();
  const add = (userId: string | null, part: Partial<MadeAccess>): void => {
    if (userId !== null) made.set(userId, { ...NOTHING, ...made.get(userId), ...part });
  };
  for (const row of links) add(row.createdById, { shareLinks: row._count });
  for (const row of tokens) add(row.userId, { apiTokens: row._count });
  for (const row of invitations) add(row.inviterId, { invitations: row._count });
  return made;
}

/** Links that sign a person in and were not opened yet. The sign-in library keeps the address as JSON. */
async function endSignInLinks(tx: Tx, email: string): Promise<void> {
  await tx.verification.deleteMany({ where: { value: { contains: `"email":${JSON.stringify(email)}` } } });
}

async function endInvitations(tx: Tx, teamId: string, userId: string, now: Date): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { organizationId: teamId, inviterId: userId, status: 'pending', expiresAt: { gt: now } },
    data: { status: 'canceled' },
  });
  return count;
}

/** Ends what somebody made in a team, and their sessions when it was their only one. To be called after they left. */
async function endAccess(tx: Tx, teamId: string, { id, email }: Person, now: Date): Promise<MadeAccess> {
  const live = { teamId, revokedAt: null, expiresAt: { gt: now } };
  const links = await tx.shareLink.updateMany({
    where: { ...live, createdById: id },
    data: { revokedAt: now },
  });
  const tokens = await tx.apiToken.updateMany({ where: { ...live, userId: id }, data: { revokedAt: now } });
  const invitations = await endInvitations(tx, teamId, id, now);
  if ((await tx.member.count({ where: { userId: id } })) === 0) {
    await tx.session.deleteMany({ where: { userId: id } });
    await endSignInLinks(tx, email);
  }
  return { shareLinks: links.count, invitations, apiTokens: tokens.count };
}

/** Locks the team, so that two owners cannot demote each other at the same time. */
async function leavesNoOwner(tx: Tx, teamId: string, memberId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "organization" WHERE "id" = ${teamId} FOR UPDATE`;
  const owners = await tx.member.findMany({
    where: { organizationId: teamId, role: 'owner' },
    select: { id: true },
  });
  return owners.length === 1 && owners[0]?.id === memberId;
}

async function findPersonOf(tx: Tx, teamId: string, id: string): Promise<Person | undefined> {
  const member = await tx.member.findFirst({
    where: { id, organizationId: teamId },
    select: { user: { select: { id: true, email: true } } },
  });
  return member?.user;
}

/**
 * Gives a member another role. Sign-in links made for the earlier role end; so do invitations of somebody who does not
 * manage the team any more.
 */
export async function setMemberRole(
  db: Queries,
  teamId: string,
  id: string,
  role: TeamRole,
  now: Date,
): Promise<MemberChange> {
  return db.$transaction(async (tx): Promise<MemberChange> => {
    if ((await leavesNoOwner(tx, teamId, id)) && role !== 'owner') return { kind: 'lastOwner' };
    const person = await findPersonOf(tx, teamId, id);
    if (person === undefined) return { kind: 'none' };
    await tx.member.updateMany({ where: { id, organizationId: teamId }, data: { role } });
    await endSignInLinks(tx, person.email);
    const invitations = role === 'owner' ? 0 : await endInvitations(tx, teamId, person.id, now);
    return { kind: 'done', ended: { ...NOTHING, invitations } };
  });
}

/**
 * Takes somebody out of a team; the account stays. Share links, invitations and API tokens they made there end, and
 * with their last team all their sessions.
 */
export async function removeMember(
  db: Queries,
  teamId: string,
  id: string,
  now: Date,
): Promise<MemberChange> {
  return db.$transaction(async (tx): Promise<MemberChange> => {
    if (await leavesNoOwner(tx, teamId, id)) return { kind: 'lastOwner' };
    const person = await findPersonOf(tx, teamId, id);
    if (person === undefined) return { kind: 'none' };
    // First, since it waits for what they are making at this moment; see holdMember
    await tx.member.deleteMany({ where: { id, organizationId: teamId } });
    return { kind: 'done', ended: await endAccess(tx, teamId, person, now) };
  });
}
