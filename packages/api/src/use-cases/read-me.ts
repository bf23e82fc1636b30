import { AppError } from '@boardwright/core/app-error';
import { findPerson, findTeam } from '@boardwright/db/team-repository';
import type { ApiDeps, Principal } from '../deps.ts';
import type { MeView } from '../schemas/queue.ts';

/** Who is asking. @throws AppError UNAUTHENTICATED when the person or team was removed meanwhile */
export async function readMe(deps: ApiDeps, principal: Principal): Promise<MeView> {
  const [team, user] = await Promise.all([
    findTeam(deps.db, principal.teamId),
    principal.kind === 'user' ? findPerson(deps.db, principal.userId) : null,
  ]);
  if (team === null || (principal.kind === 'user' && user === null)) {
    throw new AppError('UNAUTHENTICATED', 'This account was removed. Open a new sign-in link.');
  }
  return { kind: principal.kind, user, team };
}
