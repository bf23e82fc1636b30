import { type AuditSubject, insertAuditEvent } from '@boardwright/db/audit-repository';
import type { Queries } from '@boardwright/db/client';
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
export async function nameOf(deps: { readonly db: Queries }, principal: Principal): Promise<string> {
  if (principal.kind === 'operator') return 'Operator';
  const person = (await findPerson(deps.db, principal.userId))?.name ?? 'Unknown';
  return principal.kind === 'token' ? `${person} (token ${principal.tokenName})` : person;
}

/**
 * Does something and writes down who did it: both or neither, so that nothing happens unseen.
 *
 * @param deed - does it in the transaction and says what it was; what has no transaction belongs after this
 */
export async function audited<T>(
  deps: Pick<ApiDeps, 'db' | 'now'>,
  principal: Principal,
  deed: (tx: Queries, record: (event: Audited) => Promise<void>) => Promise<T>,
): Promise<T> {
  return deps.db.$transaction((tx) =>
    deed(tx, (event) => recordAudit({ db: tx, now: () => timeOf(deps) }, principal, event)),
  );
}

/**
 * Writes down who did what to what. It stays when its subject is gone.
 *
 * For what was done elsewhere than in PostgreSQL; a change there goes together with its record, see `audited`.
 */
export async function recordAudit(
  deps: Pick<ApiDeps, 'now'> & { readonly db: Queries },
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
