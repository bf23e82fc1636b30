import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { AuditEventView } from '../schemas/audit.ts';
import { attachment } from './content-disposition.ts';

const COLUMNS = [
  'at',
  'actorKind',
  'actorId',
  'actor',
  'action',
  'subjectKind',
  'subjectId',
  'subject',
  'details',
];

/** A cell that a spreadsheet would take for a formula is text for it with a quote before. */
function cell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function toRow({ at, actor, action, subject, details }: AuditEventView): string[] {
  return [
    at,
    actor.kind,
    actor.id ?? '',
    actor.name,
    action,
    subject.kind,
    subject.id,
    subject.name,
    JSON.stringify(details),
  ].map(cell);
}

async function* toLines(events: AsyncIterable<AuditEventView>): AsyncGenerator<Buffer> {
  for await (const event of events) yield Buffer.from(`${JSON.stringify(event)}\n`);
}

async function* toRows(events: AsyncIterable<AuditEventView>): AsyncGenerator<string[]> {
  for await (const event of events) yield toRow(event);
}

/** The events as a file, streamed: CSV for spreadsheets, or one JSON document per line. */
export function auditExport(format: 'csv' | 'ndjson', events: AsyncIterable<AuditEventView>): Response {
  const body =
    format === 'csv'
      ? // A failure half-way ends the answer early, which a client sees
        pipeline(
          Readable.from(toRows(events)),
          stringify({ header: true, columns: COLUMNS }),
          () => undefined,
        )
      : Readable.from(toLines(events));
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      'content-disposition': attachment(`audit.${format}`),
      'cache-control': 'no-store, no-transform',
    },
  });
}
