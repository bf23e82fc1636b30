/** What is sent for the current state of a file, and when it last changed. */
export interface Validators {
  /** Strong entity tag with its quotes. */
  readonly etag: string;
  readonly modifiedAt?: Date;
}

function names(header: string, etag: string, compare: 'strong' | 'weak'): boolean {
  return header
    .split(',')
    .map((part) => part.trim())
    .some((part) => part === '*' || (compare === 'weak' ? part.replace(/^W\//, '') : part) === etag);
}

/** A date of HTTP in whole seconds. Undefined: absent or no such date, which RFC 9110 has ignored. */
function seconds(header: string | null): number | undefined {
  if (header === null || !/^[A-Z][a-z]+, .+ GMT$/.test(header.trim())) return undefined;
  const ms = Date.parse(header);
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

/**
 * Weighs the conditions of a GET or HEAD in the order of RFC 9110 section 13.2.2. If-Range comes after them.
 *
 * @returns what to answer: the file, 304 since the client has it, or 412 since it is another file than the client means
 */
export function weighPreconditions(headers: Headers, current: Validators): 'send' | 304 | 412 {
  const { etag, modifiedAt } = current;
  const changed = modifiedAt && Math.floor(modifiedAt.getTime() / 1000);
  const match = headers.get('if-match');
  const unmodifiedSince = seconds(headers.get('if-unmodified-since'));
  if (match !== null) {
    if (!names(match, etag, 'strong')) return 412;
  } else if (changed !== undefined && unmodifiedSince !== undefined && changed > unmodifiedSince) {
    return 412;
  }
  const noneMatch = headers.get('if-none-match');
  if (noneMatch !== null) return names(noneMatch, etag, 'weak') ? 304 : 'send';
  const modifiedSince = seconds(headers.get('if-modified-since'));
  if (changed !== undefined && modifiedSince !== undefined && changed <= modifiedSince) return 304;
  return 'send';
}
