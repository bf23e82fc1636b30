import { AppError } from '@boardwright/core/app-error';
import type { MiddlewareHandler } from 'hono';
import type { ApiDeps, ApiEnv } from '../deps.ts';

/**
 * Lets only signed-in people and the operator pass. It stands before the router, so a route cannot forget it.
 *
 * @throws AppError UNAUTHENTICATED
 */
export function requirePrincipal(deps: Pick<ApiDeps, 'authenticate'>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const principal = await deps.authenticate(c.req.raw);
    if (principal === null) {
      throw new AppError('UNAUTHENTICATED', 'No session and no valid token', {
        userMessage:
          'You are not signed in. Open the sign-in link that `./boardwright up` prints, or send the operator token.',
      });
    }
    c.set('principal', principal);
    await next();
  };
}
