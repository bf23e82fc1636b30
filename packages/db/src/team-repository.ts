import type { Db, Queries } from './client.ts';
import { newId } from './new-id.ts';

export const DEFAULT_TEAM_SLUG = 'default';
export const OWNER_EMAIL = 'owner@boardwright.local';

export interface Team {
  readonly id: string;
  readonly name: string;
}

/** Finds or makes the team that the operator and the first person belong to. Safe to call from many processes. */
export async function ensureDefaultTeam(db: Db): Promise<Team> {
  await db.organization.createMany({
    data: [{ id: newId('t'), name: 'Default team', slug: DEFAULT_TEAM_SLUG }],
    skipDuplicates: true,
  });
  return db.organization.findUniqueOrThrow({
    where: { slug: DEFAULT_TEAM_SLUG },
    select: { id: true, name: true },
  });
}

/** Finds or makes the first person, owner of a team. @returns the user id */
export async function ensureOwner(db: Db, teamId: string, now: Date): Promise<string> {
  await db.user.createMany({
    data: [{ id: newId('u'), name: 'Owner', email: OWNER_EMAIL, emailVerified: true, updatedAt: now }],
    skipDuplicates: true,
  });
  const user = await db.user.findUniqueOrThrow({ where: { email: OWNER_EMAIL }, select: { id: true } });
  await db.member.createMany({
    data: [{ id: newId('m'), organizationId: teamId, userId: user.id, role: 'owner' }],
    skipDuplicates: true,
  });
  return user.id;
}

export interface Membership {
  readonly teamId: string;
  readonly teamName: string;
  readonly role: string;
}

/** The team a person works in: the one asked for when they belong to it, else the first they joined. */
export async function findMembership(
  db: Db,
  userId: string,
  wantedTeamId: string | null,
): Promise<Membership | undefined> {
  const members = await db.member.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { organizationId: true, role: true, organization: { select: { name: true } } },
  });
  const member = members.find((row) => row.organizationId === wantedTeamId) ?? members[0];
  if (member === undefined) return undefined;
  return { teamId: member.organizationId, teamName: member.organization.name, role: member.role };
}

export async function findTeam(db: Queries, teamId: string): Promise<Team | null> {
  return db.organization.findUnique({ where: { id: teamId }, select: { id: true, name: true } });
}

export async function renameTeam(db: Queries, teamId: string, name: string): Promise<void> {
  await db.organization.update({ where: { id: teamId }, data: { name } });
}

export async function findPerson(
  db: Queries,
  userId: string,
): Promise<{
  readonly id: string;
  readonly name: string;
  readonly email: string;
} | null> {
  return db.user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true } });
}

/** A person who signs in through a provider, or has connected their account to it; null: anybody else. */
export async function findPersonOfProvider(
  db: Db,
  userId: string,
  providerId: string,
): Promise<{ readonly name: string; readonly email: string } | null> {
  return db.user.findFirst({
    where: { id: userId, accounts: { some: { providerId } } },
    select: { name: true, email: true },
  });
}
