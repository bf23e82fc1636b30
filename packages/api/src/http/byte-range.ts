import type { ByteRange } from '@boardwright/artifacts/artifact-store';

/**
 * Reads a Range header (RFC 9110 section 14).
 *
 * @param sizeBytes - of the whole file
 * @returns `whole` when the header is absent, malformed or asks for several parts (a server may then send all),
 *   `unsatisfiable` when no byte of it exists
 */
export function parseRange(header: string | null, sizeBytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = header === null ? null : /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (match === null) return 'whole';
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return 'whole';
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== '' && Number(last) < start) return 'whole';
  return start >= sizeBytes ? 'unsatisfiable' : { start, end };
}

/** True when If-Range lets a range be sent: it is absent, or it is this very entity tag. Dates never match. */
export function ifRangeMatches(header: string | null, etag: string): boolean {
  return header === null || header.trim() === etag;
}
