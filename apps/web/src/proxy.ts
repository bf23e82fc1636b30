import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '#server/content-security-policy.ts';
import { isDevelopment, isReachedByHttps } from './env.ts';

/** A year. Neither for subdomains, which are not ours to speak for, nor for browsers' built-in lists. */
const STRICT_TRANSPORT = 'max-age=31536000';

/**
 * Gives every page its own script nonce, which Next.js puts on the scripts it writes, and keeps browsers on https. What
 * the settings say of https is known when the server runs, not yet when it is built as the other headers are.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), isDevelopment());
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (isReachedByHttps()) response.headers.set('strict-transport-security', STRICT_TRANSPORT);
  return response;
}

export const config = {
  // Pages only, among them those that say "not found": the API and files have no scripts of their own to protect. Each
  // name is meant whole, so that /metricsfoo is a page.
  matcher: [
    '/((?!api/v1$|api/v1/|api/auth/|_next/static/|_next/image$|healthz$|readyz$|metrics$|icon\\.svg$|favicon\\.ico$).*)',
  ],
};
