import { AppError } from '@boardwright/core/app-error';
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

/** The teams a person is in. */
export async function listTeamIdsOf(db: Db, userId: string): Promise<readonly string[]> {
  const members = await db.member.findMany({ where: { userId }, select: { organizationId: true } });
  return members.map(({ organizationId }) => organizationId);
}

/**
 * Keeps somebody in the team until the transaction ends, so that what they make is there to be ended when they are
 * removed at this moment.
 *
 * @throws AppError FORBIDDEN when they have left
 */
export async function holdMember(tx: Tx, teamId: string, userId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "member" WHERE "organizationId" = ${teamId} AND "userId" = ${userId} FOR KEY SHARE`;
  if (rows.length === 0) throw new AppError('FORBIDDEN', 'You do not belong to this team any more.');
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
