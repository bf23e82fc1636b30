import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '#server/content-security-policy.ts';
import { isDevelopment } from './env.ts';

/** Gives every page its own script nonce, which Next.js puts on the scripts it writes. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), isDevelopment());
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  // Pages only: the API and static files have no scripts of their own to protect.
  matcher: ['/((?!api/|_next/|healthz|readyz|metrics|icon|favicon).*)'],
};
