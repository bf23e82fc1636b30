import { type AuditSubject, insertAuditEvent } from '@boardwright/db/audit-repository';
import { findPerson } from '@boardwright/db/team-repository';
import { type ApiDeps, type Principal, timeOf } from './deps.ts';

export interface Audited {
  /** `<noun>.<verb>`, for example `image.move`. */
  readonly action: string;
  readonly subject: AuditSubject;
  /** What changed, safe to show to the whole team: never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The name to write down for who asks, since accounts and tokens may go. */
export async function nameOf(deps: Pick<ApiDeps, 'db'>, principal: Principal): Promise<string> {
  if (principal.kind === 'operator') return 'Operator';
  const person = (await findPerson(deps.db, principal.userId))?.name ?? 'Unknown';
  return principal.kind === 'token' ? `${person} (token ${principal.tokenName})` : person;
}

/** Writes down who did what to what. It stays when its subject is gone. */
export async function recordAudit(
  deps: Pick<ApiDeps, 'db' | 'now'>,
  principal: Principal,
  { action, subject, details = {} }: Audited,
): Promise<void> {
  await insertAuditEvent(deps.db, principal.teamId, {
    at: timeOf(deps),
    actorKind: principal.kind,
    actorId: principal.kind === 'operator' ? null : principal.userId,
    actorName: await nameOf(deps, principal),
    action,
    subject,
    details,
  });
}
