import type { TeamRole } from '@boardwright/core/team-role';
import { insertAuditEvent } from './audit-repository.ts';
import type { Db, Queries } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { addMember, holdMember } from './member-repository.ts';
import { newId } from './new-id.ts';

const listed = {
  id: true,
  email: true,
  role: true,
  expiresAt: true,
  createdAt: true,
} as const satisfies Prisma.InvitationSelect;

export type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof listed }>;

/** Those that can still be accepted, newest first. */
export async function listInvitations(db: Db, teamId: string, now: Date): Promise<readonly InvitationRow[]> {
  return db.invitation.findMany({
    where: { organizationId: teamId, status: 'pending', expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: listed,
  });
}

export interface NewInvitation {
  readonly email: string;
  readonly role: TeamRole;
  readonly inviterId: string;
  /** sha256 of the secret in the link. */
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/**
 * Invites somebody; an earlier invitation of the same address to the team stops working.
 *
 * @throws AppError FORBIDDEN when the person who invites has left the team
 */
export async function insertInvitation(
  db: Queries,
  teamId: string,
  invitation: NewInvitation,
): Promise<InvitationRow> {
  return db.$transaction(async (tx) => {
    await holdMember(tx, teamId, invitation.inviterId);
    await tx.invitation.updateMany({
      where: { organizationId: teamId, email: invitation.email, status: 'pending' },
      data: { status: 'canceled' },
    });
    return tx.invitation.create({
      data: { id: newId('v'), organizationId: teamId, status: 'pending', ...invitation },
      select: listed,
    });
  });
}

/** Takes an invitation back. @returns null when the team has none that can still be accepted */
export async function cancelInvitation(
  db: Queries,
  teamId: string,
  id: string,
): Promise<InvitationRow | null> {
  const { count } = await db.invitation.updateMany({
    where: { id, organizationId: teamId, status: 'pending' },
    data: { status: 'canceled' },
  });
  return count === 0 ? null : db.invitation.findUnique({ where: { id }, select: listed });
}

const open = {
  ...listed,
  organizationId: true,
  organization: { select: { name: true } },
} as const satisfies Prisma.InvitationSelect;

export type OpenInvitation = Prisma.InvitationGetPayload<{ select: typeof open }>;

/** The invitation a link's secret belongs to, if it can still be accepted. */
export async function findOpenInvitation(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<OpenInvitation | null> {
  return db.invitation.findFirst({
    where: { tokenHash, status: 'pending', expiresAt: { gt: now } },
    select: open,
  });
}

/** Those of an address, of any team. */
export async function listInvitationsFor(
  db: Db,
  email: string,
  now: Date,
): Promise<readonly OpenInvitation[]> {
  return db.invitation.findMany({
    where: { email: email.toLowerCase(), status: 'pending', expiresAt: { gt: now } },
    select: open,
  });
}

/** The account of an address. Addresses are compared without regard to case. */
export async function findUserByEmail(
  db: Db,
  email: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  return db.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true, name: true } });
}

interface Joiner {
  /** Null: make an account for the invited address. */
  readonly userId: string | null;
  /** As it is, or that of the new account. */
  readonly name: string;
  readonly now: Date;
}

/**
 * Uses an invitation up: whoever holds its link becomes a member, once.
 *
 * @returns the person's id; null when somebody was quicker
 */
export async function acceptInvitation(
  db: Db,
  invitation: OpenInvitation,
  { userId, name, now }: Joiner,
): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, status: 'pending' },
      data: { status: 'accepted', tokenHash: null },
    });
    if (count === 0) return null;
    const id = userId ?? newId('u');
    if (userId === null) {
      await tx.user.create({
        data: { id, name, email: invitation.email, emailVerified: false, updatedAt: now },
      });
    }
    await addMember(tx, invitation.organizationId, id, invitation.role ?? 'viewer');
    await insertAuditEvent(tx, invitation.organizationId, {
      at: now,
      actorKind: 'user',
      actorId: id,
      actorName: name,
      action: 'member.join',
      subject: { kind: 'person', id, name },
      details: { role: invitation.role, email: invitation.email },
    });
    return id;
  });
}
