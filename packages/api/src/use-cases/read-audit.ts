import { type AuditFilter, type AuditRow, listAuditEvents } from '@boardwright/db/audit-repository';
import { parseCursor } from '@boardwright/db/cursor';
import type { ApiDeps } from '../deps.ts';
import { readCursor } from '../http/read-cursor.ts';
import type { AuditEventView, AuditList, AuditQuery } from '../schemas/audit.ts';

const EXPORT_PAGE = 500;

function toView(row: AuditRow): AuditEventView {
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: { kind: row.actorKind as AuditEventView['actor']['kind'], id: row.actorId, name: row.actorName },
    action: row.action,
    subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
    details: row.details as Record<string, unknown>,
  };
}

const dateOf = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text);

function filterOf({ action, actor, subject, from, until }: AuditQuery): AuditFilter {
  return { action, actorId: actor, subjectId: subject, from: dateOf(from), until: dateOf(until) };
}

/** A page of who did what, newest first. */
export async function readAudit(
  deps: ApiDeps,
  teamId: string,
  query: AuditQuery,
  page: { readonly cursor: string | undefined; readonly limit: number },
): Promise<AuditList> {
  const { rows, next } = await listAuditEvents(deps.db, teamId, filterOf(query), {
    after: readCursor(page.cursor),
    limit: page.limit,
  });
  return { events: rows.map(toView), next: next ?? null };
}

/** Every event, newest first, read page by page while the client takes them. */
export async function* exportAudit(
  deps: ApiDeps,
  teamId: string,
  query: AuditQuery,
): AsyncGenerator<AuditEventView> {
  let cursor: string | undefined;
  do {
    const { rows, next } = await listAuditEvents(deps.db, teamId, filterOf(query), {
      after: cursor === undefined ? undefined : parseCursor(cursor),
      limit: EXPORT_PAGE,
    });
    for (const row of rows) yield toView(row);
    cursor = next;
  } while (cursor !== undefined);
}
