import type { TeamRole } from '@boardwright/core/team-role';
import type { Db } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { newId } from './new-id.ts';

type Tx = Prisma.TransactionClient;

const listed = {
  id: true,
  role: true,
  createdAt: true,
  user: { select: { id: true, name: true, email: true } },
} as const satisfies Prisma.MemberSelect;

export type MemberRow = Prisma.MemberGetPayload<{ select: typeof listed }>;

/** In the order they joined. */
export async function listMembers(db: Db, teamId: string): Promise<readonly MemberRow[]> {
  return db.member.findMany({
    where: { organizationId: teamId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: listed,
  });
}

/** @returns null when the team has no such member */
export async function findMember(db: Db, teamId: string, id: string): Promise<MemberRow | null> {
  return db.member.findFirst({ where: { id, organizationId: teamId }, select: listed });
}

/** In how many teams a person is. */
export async function countTeamsOf(db: Db, userId: string): Promise<number> {
  return db.member.count({ where: { userId } });
}

/** What became of a change to a member. `lastOwner`: refused, since nobody would be left to manage the team. */
export type MemberChange = 'done' | 'lastOwner' | 'none';

/** Locks the team, so that two owners cannot demote each other at the same time. */
async function leavesNoOwner(tx: Tx, teamId: string, memberId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "organization" WHERE "id" = ${teamId} FOR UPDATE`;
  const owners = await tx.member.findMany({
    where: { organizationId: teamId, role: 'owner' },
    select: { id: true },
  });
  return owners.length === 1 && owners[0]?.id === memberId;
}

export async function setMemberRole(
  db: Db,
  teamId: string,
  id: string,
  role: TeamRole,
): Promise<MemberChange> {
  return db.$transaction(async (tx) => {
    if ((await leavesNoOwner(tx, teamId, id)) && role !== 'owner') return 'lastOwner';
    const { count } = await tx.member.updateMany({ where: { id, organizationId: teamId }, data: { role } });
    return count === 0 ? 'none' : 'done';
  });
}

/** Takes somebody out of a team; the account stays. Their tokens for the team stop working. */
export async function removeMember(db: Db, teamId: string, id: string): Promise<MemberChange> {
  return db.$transaction(async (tx) => {
    if (await leavesNoOwner(tx, teamId, id)) return 'lastOwner';
    const { count } = await tx.member.deleteMany({ where: { id, organizationId: teamId } });
    return count === 0 ? 'none' : 'done';
  });
}

/** Adds somebody to a team, unless they are in it. @returns false when they were */
export async function addMember(
  tx: Pick<Tx, 'member'>,
  teamId: string,
  userId: string,
  role: string,
): Promise<boolean> {
  const { count } = await tx.member.createMany({
    data: [{ id: newId('m'), organizationId: teamId, userId, role }],
    skipDuplicates: true,
  });
  return count === 1;
}
