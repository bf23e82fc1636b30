import { AppError } from '@boardwright/core/app-error';
import { asTeamRole, permissionsOf, TEAM_ROLES, type TeamRole } from '@boardwright/core/team-role';
import { type InvitationRow, listInvitations } from '@boardwright/db/invitation-repository';
import {
  countMadeAccess,
  type MadeAccess,
  type MemberChange,
  removeMember as removeMemberRow,
  setMemberRole,
} from '@boardwright/db/member-removal';
import { countTeamsOf, findMember, listMembers, type MemberRow } from '@boardwright/db/member-repository';
import { findTeam, renameTeam as renameTeamRow } from '@boardwright/db/team-repository';
import { audited, recordAudit } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import { requirePermission } from '../http/needs.ts';
import type { SetupLink } from '../schemas/queue.ts';
import type { InvitationView, MemberView, TeamView } from '../schemas/team.ts';

const NOTHING: MadeAccess = { shareLinks: 0, invitations: 0, apiTokens: 0 };

function toMemberView(
  row: MemberRow,
  principal: Principal,
  madeBy: ReadonlyMap<string, MadeAccess>,
): MemberView {
  const you = principal.kind === 'user' && row.user.id === principal.userId;
  return {
    id: row.id,
    userId: row.user.id,
    name: row.user.name,
    email: row.user.email,
    role: asTeamRole(row.role),
    joinedAt: row.createdAt.toISOString(),
    you,
    made: you || principal.permissions.has('manage') ? (madeBy.get(row.user.id) ?? NOTHING) : null,
  };
}

export function toInvitationView(row: InvitationRow): InvitationView {
  return {
    id: row.id,
    email: row.email,
    role: asTeamRole(row.role ?? ''),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** The team with its people, and for those who manage it who is invited. */
export async function readTeam(deps: ApiDeps, principal: Principal): Promise<TeamView> {
  const { teamId } = principal;
  const [team, members, invitations, madeBy] = await Promise.all([
    findTeam(deps.db, teamId),
    listMembers(deps.db, teamId),
    principal.permissions.has('manage') ? listInvitations(deps.db, teamId, timeOf(deps)) : [],
    countMadeAccess(deps.db, teamId, timeOf(deps)),
  ]);
  if (team === null) throw notFound('team');
  return {
    ...team,
    members: members.map((row) => toMemberView(row, principal, madeBy)),
    invitations: invitations.map(toInvitationView),
    roles: TEAM_ROLES.map((role) => ({ role, permissions: [...permissionsOf(role)] })),
  };
}

export async function renameTeam(deps: ApiDeps, principal: Principal, name: string): Promise<TeamView> {
  await audited(deps, principal, async (tx, record) => {
    const before = await findTeam(tx, principal.teamId);
    await renameTeamRow(tx, principal.teamId, name);
    await record({
      action: 'team.rename',
      subject: { kind: 'team', id: principal.teamId, name },
      details: { from: before?.name },
    });
  });
  return readTeam(deps, principal);
}

async function requireMember(deps: ApiDeps, teamId: string, id: string): Promise<MemberRow> {
  const member = await findMember(deps.db, teamId, checkId('member', id));
  if (member === null) throw notFound('member');
  return member;
}

/** @returns what ended with it, without what there was none of */
function requireDone(change: MemberChange): Partial<MadeAccess> {
  if (change.kind === 'none') throw notFound('member');
  if (change.kind === 'lastOwner') {
    throw new AppError(
      'STATE_CONFLICT',
      'This is the only owner of the team. Make somebody else an owner first.',
    );
  }
  return Object.fromEntries(Object.entries(change.ended).filter(([, count]) => count > 0));
}

/** @throws AppError NOT_FOUND; STATE_CONFLICT when the team would have no owner */
export async function changeRole(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  role: TeamRole,
): Promise<MemberView> {
  const member = await requireMember(deps, principal.teamId, id);
  const now = timeOf(deps);
  await audited(deps, principal, async (tx, record) => {
    const ended = requireDone(await setMemberRole(tx, principal.teamId, id, role, now));
    await record({
      action: 'member.role',
      subject: { kind: 'person', id: member.user.id, name: member.user.name },
      details: { from: member.role, to: role, ...ended },
    });
  });
  deps.forgetSessions();
  const madeBy = await countMadeAccess(deps.db, principal.teamId, now);
  return toMemberView({ ...member, role }, principal, madeBy);
}

/**
 * Takes somebody out of the team. Everybody may leave by themselves. What they made that lets others in ends with it,
 * and the audit trail has the numbers.
 *
 * @throws AppError NOT_FOUND; FORBIDDEN; STATE_CONFLICT when the team would have no owner
 */
export async function removeMember(deps: ApiDeps, principal: Principal, id: string): Promise<void> {
  const member = await requireMember(deps, principal.teamId, id);
  const leaves = principal.kind === 'user' && principal.userId === member.user.id;
  if (!leaves) requirePermission(principal, 'manage');
  await audited(deps, principal, async (tx, record) => {
    const ended = requireDone(await removeMemberRow(tx, principal.teamId, id, timeOf(deps)));
    await record({
      action: leaves ? 'member.leave' : 'member.remove',
      subject: { kind: 'person', id: member.user.id, name: member.user.name },
      details: { role: member.role, ...ended },
    });
  });
  deps.forgetSessions();
}

/**
 * A link that signs a member in again, to be handed over by who manages the team.
 *
 * @throws AppError NOT_FOUND; FORBIDDEN for another owner: nobody who manages the team has more rights than another, so
 *   acting in the other's name would be all the link is good for; STATE_CONFLICT for a person of another team, too:
 *   whoever holds the link could enter that
 */
export async function createMemberLink(deps: ApiDeps, principal: Principal, id: string): Promise<SetupLink> {
  const member = await requireMember(deps, principal.teamId, id);
  const isOwn = principal.kind === 'user' && principal.userId === member.user.id;
  if (member.role === 'owner' && principal.kind !== 'operator' && !isOwn) {
    throw new AppError('FORBIDDEN', 'No sign-in link for another owner', {
      userMessage:
        'An owner cannot sign another owner in, since the link would act in their name. The person at the machine can, with the operator token.',
    });
  }
  if ((await countTeamsOf(deps.db, member.user.id)) > 1) {
    throw new AppError(
      'STATE_CONFLICT',
      'This person belongs to more than one team, so a single team cannot sign them in.',
    );
  }
  // Before the link, which the sign-in library keeps on its own: there is never one that nobody can see
  await recordAudit(deps, principal, {
    action: 'member.sign-in-link',
    subject: { kind: 'person', id: member.user.id, name: member.user.name },
  });
  const { url, expiresAt } = await deps.createSignInLink(member.user.email);
  return { url, expiresAt: expiresAt.toISOString() };
}
