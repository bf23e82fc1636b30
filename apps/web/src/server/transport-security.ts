/** A year. Neither for subdomains, which are not ours to speak for, nor for browsers' built-in lists. */
const STRICT = 'max-age=31536000';

/**
 * Strict-Transport-Security of a page: browsers that were here once come back over https only, so that nobody on the
 * way can keep them on http. Null where the app is reached over http.
 *
 * @param publicUrl - BOARDWRIGHT_URL as set; TLS ends at a proxy before us, so the request itself does not tell
 */
export function strictTransportSecurity(publicUrl: string | undefined): string | null {
  return publicUrl !== undefined && /^https:/i.test(publicUrl) ? STRICT : null;
}
