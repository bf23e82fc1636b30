import { createParser, type inferParserType, parseAsString } from 'nuqs';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Midnight in the viewer's zone, `later` days on; undefined for what is no day. */
function midnight(day: string, later = 0): Date | undefined {
  const [, year, month, date] = DAY.exec(day)?.map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const asGiven = new Date(year, month - 1, date);
  // The 30th of February is the 2nd of March for it.
  if (asGiven.getMonth() !== month - 1 || asGiven.getDate() !== date) return undefined;
  return new Date(year, month - 1, date + later);
}

const parseAsDay = createParser({
  parse: (text) => (midnight(text) === undefined ? null : text),
  serialize: (day: string) => day,
});

/** Filters of the audit trail, as they stand in the page's address. Days are whole ones of the viewer's zone. */
export const AUDIT_PARSERS = {
  kind: parseAsString,
  person: parseAsString,
  from: parseAsDay,
  to: parseAsDay,
} as const;
export type AuditState = inferParserType<typeof AUDIT_PARSERS>;

export const NO_AUDIT_FILTER = { kind: null, person: null, from: null, to: null } as const;

/** The API's query for these filters, without `?`: for the list and for its files alike. Equal states give equal text. */
export function auditSearch({ kind, person, from, to }: AuditState): string {
  const search = new URLSearchParams();
  if (kind) search.set('action', kind);
  if (person) search.set('actor', person);
  const first = from === null ? undefined : midnight(from);
  const end = to === null ? undefined : midnight(to, 1);
  if (first) search.set('from', first.toISOString());
  if (end) search.set('until', end.toISOString());
  return search.toString();
}

export function isAuditFiltered(state: AuditState): boolean {
  return auditSearch(state) !== '';
}
