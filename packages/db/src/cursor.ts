/** A place in a list ordered by creation time, newest first. */
export interface Place {
  readonly createdAt: Date;
  readonly id: string;
}

/** @returns opaque text for the next page's request */
export function printCursor(place: Place): string {
  return Buffer.from(`${place.createdAt.getTime()} ${place.id}`).toString('base64url');
}

/** @returns undefined when the text is not a cursor that `printCursor` made */
export function parseCursor(text: string): Place | undefined {
  const match = /^(\d{1,15}) ([a-z0-9_-]{1,64})$/i.exec(Buffer.from(text, 'base64url').toString());
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}

interface Page<Row> {
  readonly rows: readonly Row[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/** Cuts rows fetched with one more than `limit` down to a page. */
export function toPage<Row extends Place>(rows: readonly Row[], limit: number): Page<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? printCursor(last) : undefined };
}

/** Rows after a place in the newest-first order, as a Prisma condition usable by an index on createdAt. */
export function after(place: Place | undefined): {
  createdAt?: { lte: Date };
  NOT?: { createdAt: Date; id: { gte: string } };
} {
  if (place === undefined) return {};
  return { createdAt: { lte: place.createdAt }, NOT: { createdAt: place.createdAt, id: { gte: place.id } } };
}
