import { createHash } from 'node:crypto';
import type { Principal } from '@boardwright/api/deps';
import { secretHash } from '@boardwright/api/secret-token';
import { asTeamRole, PERMISSIONS, type Permission, permissionsOf } from '@boardwright/core/team-role';
import { takeApiToken } from '@boardwright/db/api-token-repository';
import type { Db } from '@boardwright/db/client';
import { ensureDefaultTeam, findMembership } from '@boardwright/db/team-repository';
import type { Auth } from './auth.ts';
import { bearerToken, isSameToken } from './operator-token.ts';
import { createPrincipalCache } from './principal-cache.ts';

interface Options {
  readonly db: Db;
  readonly auth: Auth;
  readonly operatorToken: string | undefined;
}

export interface Authenticate {
  /** Decides who a request comes from. Null: nobody. */
  readonly authenticate: (request: Request) => Promise<Principal | null>;
  /** To be called when somebody signs in or out, so that it shows at once. */
  readonly forgetSessions: () => void;
}

/**
 * Knows the operator and API tokens by bearer token, and a person by session cookie.
 *
 * @invariant a wrong token is nobody, even next to a good cookie; no token or cookie is kept in memory, only hashes
 */
export function createAuthenticate({ db, auth, operatorToken }: Options): Authenticate {
  const cache = createPrincipalCache();
  let operatorTeamId: string | undefined;

  async function bearer(headers: Headers): Promise<Principal | null> {
    const secret = bearerToken(headers);
    if (secret === null) return null;
    if (operatorToken !== undefined && isSameToken(secret, operatorToken)) {
      operatorTeamId ??= (await ensureDefaultTeam(db)).id;
      return { kind: 'operator', teamId: operatorTeamId, permissions: new Set(PERMISSIONS) };
    }
    // Asked every time: a token that was revoked does nothing from the next request on
    const token = await takeApiToken(db, secretHash(secret), new Date());
    if (token === null) return null;
    const { id: tokenId, name: tokenName, teamId, userId } = token;
    const permissions = new Set<Permission>(
      permissionsOf(asTeamRole(token.role)).filter((permission) => token.permissions.includes(permission)),
    );
    return { kind: 'token', tokenId, tokenName, teamId, userId, permissions };
  }

  async function person(headers: Headers, cookie: string): Promise<Principal | null> {
    const key = createHash('sha256').update(cookie).digest('base64');
    const known = cache.get(key);
    if (known !== undefined) return known;
    const session = await auth.readSession(headers);
    const membership = session && (await findMembership(db, session.userId, session.teamId));
    if (!session || !membership) return null;
    const role = asTeamRole(membership.role);
    const principal: Principal = {
      kind: 'user',
      userId: session.userId,
      teamId: membership.teamId,
      role,
      permissions: new Set(permissionsOf(role)),
    };
    cache.set(key, principal);
    return principal;
  }

  return {
    authenticate: async ({ headers }) => {
      if (headers.has('authorization')) return bearer(headers);
      const cookie = headers.get('cookie');
      return cookie === null ? null : person(headers, cookie);
    },
    forgetSessions: cache.clear,
  };
}
