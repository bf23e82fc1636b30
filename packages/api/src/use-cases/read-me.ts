import { AppError } from '@boardwright/core/app-error';
import { PERMISSIONS } from '@boardwright/core/team-role';
import { findPerson, findTeam } from '@boardwright/db/team-repository';
import type { ApiDeps, Principal } from '../deps.ts';
import type { MeView } from '../schemas/queue.ts';

/** Who is asking. @throws AppError UNAUTHENTICATED when the person or team was removed meanwhile */
export async function readMe(deps: ApiDeps, principal: Principal): Promise<MeView> {
  const [team, user] = await Promise.all([
    findTeam(deps.db, principal.teamId),
    principal.kind === 'operator' ? null : findPerson(deps.db, principal.userId),
  ]);
  if (team === null || (principal.kind !== 'operator' && user === null)) {
    throw new AppError('UNAUTHENTICATED', 'This account was removed. Open a new sign-in link.');
  }
  return {
    kind: principal.kind,
    user: user && { id: user.id, name: user.name, email: user.email },
    team,
    role: principal.kind === 'user' ? principal.role : null,
    permissions: PERMISSIONS.filter((permission) => principal.permissions.has(permission)),
  };
}
