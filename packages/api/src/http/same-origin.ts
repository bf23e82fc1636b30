import { AppError } from '@boardwright/core/app-error';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../deps.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when a browser says that a page of ours sent the request, or no browser sent it. */
function isSameOrigin(request: Request, publicOrigin: string): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin !== null) {
    return origin === publicOrigin || (site === 'same-origin' && origin !== 'null');
  }
  return site === null || site === 'same-origin' || site === 'none';
}

/**
 * Refuses changes that another site's page makes with a person's cookie (CSRF). A request with a bearer token is
 * exempt: no browser adds that by itself.
 *
 * @throws AppError FORBIDDEN
 */
export function requireSameOrigin(publicUrl: string): MiddlewareHandler<ApiEnv> {
  const publicOrigin = new URL(publicUrl).origin;
  return async (c, next) => {
    const request = c.req.raw;
    const byCookie = request.headers.has('cookie') && !request.headers.has('authorization');
    if (!SAFE_METHODS.has(request.method) && byCookie && !isSameOrigin(request, publicOrigin)) {
      throw new AppError('FORBIDDEN', 'Cross-site request with a cookie', {
        userMessage: `This request came from another site. Open Boardwright at ${publicOrigin} and try again.`,
      });
    }
    await next();
  };
}
