import type { Db, Queries } from './client.ts';
import { after, type Place, toPage } from './cursor.ts';
import type { Prisma } from './generated/client.ts';
import { newId } from './new-id.ts';

/** What an event happened to; its name as it was, since it may go. */
export interface AuditSubject {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export interface NewAuditEvent {
  readonly at: Date;
  /** `system`: rules that people of the team set, carried out without anybody asking. */
  readonly actorKind: 'user' | 'token' | 'operator' | 'system';
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly details: Readonly<Record<string, unknown>>;
}

export type AuditRow = Prisma.AuditEventGetPayload<Record<string, never>>;

export interface AuditFilter {
  /** The whole action, or the noun before its dot. */
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly subjectId?: string | undefined;
  /** The first moment, and the one that is no longer meant. */
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** @param db - or a transaction, for what must not happen unseen */
export async function insertAuditEvent(
  db: Pick<Queries, 'auditEvent'>,
  teamId: string,
  event: NewAuditEvent,
): Promise<void> {
  const { subject, details, at, ...actor } = event;
  await db.auditEvent.create({
    data: {
      id: newId('e'),
      teamId,
      createdAt: at,
      ...actor,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectName: subject.name,
      details: details as Prisma.InputJsonObject,
    },
  });
}

/** Newest first. */
export async function listAuditEvents(
  db: Db,
  teamId: string,
  filter: AuditFilter,
  page: { readonly after: Place | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly AuditRow[]; readonly next: string | undefined }> {
  const { action, actorId, subjectId, from, until } = filter;
  const rows = await db.auditEvent.findMany({
    where: {
      AND: [
        {
          teamId,
          ...(actorId === undefined ? {} : { actorId }),
          ...(subjectId === undefined ? {} : { subjectId }),
        },
        from === undefined ? {} : { createdAt: { gte: from } },
        until === undefined ? {} : { createdAt: { lt: until } },
        action === undefined ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] },
        after(page.after),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toPage(rows, page.limit);
}
