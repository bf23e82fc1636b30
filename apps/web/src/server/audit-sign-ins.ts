import { insertAuditEvent } from '@boardwright/db/audit-repository';
import type { Db } from '@boardwright/db/client';
import { listTeamIdsOf } from '@boardwright/db/member-repository';
import { findPerson } from '@boardwright/db/team-repository';

export interface SignInEvent {
  readonly action: 'account.sign-in' | 'account.sign-out' | 'account.connect';
  readonly userId: string;
  /** By what: a sign-in link, or the name of the identity provider. */
  readonly method?: string | undefined;
}

/** Writes it into the audit trail of every team of the person: a session acts in each of them. */
export async function auditSignIn(db: Db, { action, userId, method }: SignInEvent): Promise<void> {
  const person = await findPerson(db, userId);
  if (person === null) return;
  const at = new Date();
  for (const teamId of await listTeamIdsOf(db, userId)) {
    await insertAuditEvent(db, teamId, {
      at,
      actorKind: 'user',
      actorId: userId,
      actorName: person.name,
      action,
      subject: { kind: 'account', id: userId, name: person.email },
      details: method === undefined ? {} : { method },
    });
  }
}
