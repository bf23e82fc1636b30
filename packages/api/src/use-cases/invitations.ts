import { AppError } from '@boardwright/core/app-error';
import { asTeamRole } from '@boardwright/core/team-role';
import { DAY_MS } from '@boardwright/core/units';
import {
  acceptInvitation,
  cancelInvitation,
  findOpenInvitation,
  findUserByEmail,
  insertInvitation,
  type OpenInvitation,
} from '@boardwright/db/invitation-repository';
import { countTeamsOf } from '@boardwright/db/member-repository';
import { audited } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import {
  type CreatedInvitation,
  Join,
  type Joined,
  type JoinOffer,
  type NewInvitation,
} from '../schemas/team.ts';
import { newSecret, secretHash } from '../secret-token.ts';
import { toInvitationView } from './team.ts';

const VALID_MS = 7 * DAY_MS;

/** Invites an address. No mail is sent: whoever invites hands the link over. */
export async function invite(
  deps: ApiDeps,
  principal: Principal,
  { email, role }: NewInvitation,
): Promise<CreatedInvitation> {
  if (principal.kind === 'operator') {
    throw new AppError('FORBIDDEN', 'An invitation comes from a person: sign in to invite somebody.');
  }
  const now = timeOf(deps);
  const secret = newSecret('bwi_');
  const { teamId, userId: inviterId } = principal;
  const row = await audited(deps, principal, async (tx, record) => {
    const made = await insertInvitation(tx, teamId, {
      email,
      role,
      inviterId,
      tokenHash: secretHash(secret),
      createdAt: now,
      expiresAt: new Date(now.getTime() + VALID_MS),
    });
    await record({
      action: 'invitation.create',
      subject: { kind: 'invitation', id: made.id, name: email },
      details: { role },
    });
    return made;
  });
  // Behind #, so that neither a server's log nor a Referer header ever holds it
  return { invitation: toInvitationView(row), url: `${deps.publicUrl}/join#${secret}` };
}

/** Takes an invitation back. @throws AppError NOT_FOUND */
export async function withdrawInvitation(deps: ApiDeps, principal: Principal, id: string): Promise<void> {
  await audited(deps, principal, async (tx, record) => {
    const row = await cancelInvitation(tx, principal.teamId, checkId('invitation', id));
    if (row === null) throw notFound('invitation');
    await record({
      action: 'invitation.withdraw',
      subject: { kind: 'invitation', id, name: row.email },
    });
  });
}

async function requireOpen(deps: ApiDeps, token: string): Promise<OpenInvitation> {
  const invitation = await findOpenInvitation(deps.db, secretHash(token), timeOf(deps));
  if (invitation !== null) return invitation;
  throw new AppError('NOT_FOUND', 'No such invitation', {
    userMessage: 'This invitation is used, withdrawn, or older than 7 days. Ask for a new one.',
  });
}

/** Whether the body of a request has the secret of an invitation that can still be accepted. */
export async function isOpenInvitation(deps: ApiDeps, body: unknown): Promise<boolean> {
  const { data } = Join.pick({ token: true }).strip().safeParse(body);
  if (data === undefined) return false;
  return (await findOpenInvitation(deps.db, secretHash(data.token), timeOf(deps))) !== null;
}

/** What an invitation offers, for who holds its link. @throws AppError NOT_FOUND */
export async function lookAtInvitation(deps: ApiDeps, request: Request, token: string): Promise<JoinOffer> {
  const [invitation, person] = await Promise.all([requireOpen(deps, token), deps.signedInUser(request)]);
  return {
    team: invitation.organization.name,
    role: asTeamRole(invitation.role ?? ''),
    email: invitation.email,
    expiresAt: invitation.expiresAt.toISOString(),
    signedInAs: person?.name ?? null,
  };
}

/**
 * Joins a team by an invitation's link: as who is signed in, otherwise as a new person with the invited address, or as
 * one who was removed from their last team and cannot sign in any more.
 *
 * @throws AppError NOT_FOUND; STATE_CONFLICT when the address has an account in a team, which the link alone must not open
 */
export async function joinTeam(deps: ApiDeps, request: Request, { token, name }: Join): Promise<Joined> {
  const [invitation, person] = await Promise.all([requireOpen(deps, token), deps.signedInUser(request)]);
  const account = person === null ? await findUserByEmail(deps.db, invitation.email) : null;
  if (account !== null && (await countTeamsOf(deps.db, account.id)) > 0) {
    throw new AppError(
      'STATE_CONFLICT',
      `There is an account for ${invitation.email}. Sign in with it, then open this link again.`,
    );
  }
  const userId = await acceptInvitation(deps.db, invitation, {
    userId: person?.id ?? account?.id ?? null,
    name: person?.name ?? account?.name ?? name ?? invitation.email,
    now: timeOf(deps),
  });
  if (userId === null) throw new AppError('STATE_CONFLICT', 'This invitation was used just now.');
  deps.forgetSessions();
  if (person !== null) return { signInUrl: null };
  return { signInUrl: (await deps.createSignInLink(invitation.email)).url };
}
