import { AppError } from '@boardwright/core/app-error';
import { PERMISSIONS } from '@boardwright/core/team-role';
import { DAY_MS } from '@boardwright/core/units';
import {
  type ApiTokenRow,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
} from '@boardwright/db/api-token-repository';
import { newId } from '@boardwright/db/new-id';
import { audited } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import { requirePermission } from '../http/needs.ts';
import type { ApiTokenView, CreatedApiToken, NewApiToken } from '../schemas/api-token.ts';
import { newSecret, secretHash } from '../secret-token.ts';

function stateOf(row: ApiTokenRow, now: Date): ApiTokenView['state'] {
  if (row.revokedAt !== null) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'active';
}

function toView(row: ApiTokenRow, principal: Principal, now: Date): ApiTokenView {
  return {
    id: row.id,
    name: row.name,
    permissions: PERMISSIONS.filter((permission) => row.permissions.includes(permission)),
    by: row.user.name,
    mine: principal.kind === 'user' && row.userId === principal.userId,
    state: stateOf(row, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

/** Whose tokens a caller sees and may end: everybody's, or their own. */
function reach(principal: Principal): string | undefined {
  return principal.permissions.has('manage') || principal.kind === 'operator' ? undefined : principal.userId;
}

/** The team's tokens for those who manage it, otherwise the caller's own. Never a secret. */
export async function listTokens(deps: ApiDeps, principal: Principal): Promise<readonly ApiTokenView[]> {
  const rows = await listApiTokens(deps.db, principal.teamId, reach(principal));
  return rows.map((row) => toView(row, principal, timeOf(deps)));
}

/**
 * Makes a token that may do no more than the person who makes it, now and later.
 *
 * @throws AppError FORBIDDEN for a permission the person does not have, and for scripts and the operator
 */
export async function createToken(
  deps: ApiDeps,
  principal: Principal,
  wanted: NewApiToken,
): Promise<CreatedApiToken> {
  if (principal.kind !== 'user') {
    throw new AppError('FORBIDDEN', 'A token belongs to a person: sign in to make one.');
  }
  for (const permission of wanted.permissions) requirePermission(principal, permission);
  const now = timeOf(deps);
  const secret = newSecret('bwt_');
  const token = {
    id: newId('k'),
    teamId: principal.teamId,
    userId: principal.userId,
    name: wanted.name,
    hash: secretHash(secret),
    // Whoever may do something may look at it, too
    permissions: PERMISSIONS.filter((one) => one === 'read' || wanted.permissions.includes(one)),
    createdAt: now,
    expiresAt: new Date(now.getTime() + wanted.expiresInDays * DAY_MS),
  };
  const row = await audited(deps, principal, async (tx, record) => {
    await record({
      action: 'token.create',
      subject: { kind: 'token', id: token.id, name: token.name },
      details: { permissions: token.permissions, expiresAt: token.expiresAt.toISOString() },
    });
    return insertApiToken(tx, token);
  });
  return { secret, token: toView(row, principal, now) };
}

/** Ends a token at once. @throws AppError NOT_FOUND also for one that was revoked before */
export async function revokeToken(deps: ApiDeps, principal: Principal, id: string): Promise<ApiTokenView> {
  const now = timeOf(deps);
  const { teamId } = principal;
  const row = await audited(deps, principal, async (tx, record) => {
    const revoked = await revokeApiToken(tx, teamId, checkId('token', id), reach(principal), now);
    if (revoked === null) throw notFound('token');
    await record({
      action: 'token.revoke',
      subject: { kind: 'token', id, name: revoked.name },
      details: { by: revoked.user.name },
    });
    return revoked;
  });
  return toView(row, principal, now);
}
