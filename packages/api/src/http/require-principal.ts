import { AppError } from '@boardwright/core/app-error';
import type { MiddlewareHandler } from 'hono';
import type { ApiDeps, ApiEnv } from '../deps.ts';
import { createWrongTokenLimit } from './limit-wrong-tokens.ts';

/**
 * Lets only signed-in people and the operator pass. It stands before the router, so a route cannot forget it.
 *
 * @throws AppError UNAUTHENTICATED; RATE_LIMITED for an address with many wrong tokens
 */
export function requirePrincipal(
  deps: Pick<ApiDeps, 'authenticate' | 'createLimiter'>,
): MiddlewareHandler<ApiEnv> {
  const limit = createWrongTokenLimit(deps.createLimiter);
  return async (c, next) => {
    const authorization = c.req.header('authorization');
    if (authorization !== undefined) await limit.check(c.env.clientAddress, authorization);
    const principal = await deps.authenticate(c.req.raw);
    if (principal === null) {
      if (authorization !== undefined) await limit.noteWrong(c.env.clientAddress);
      throw new AppError('UNAUTHENTICATED', 'No session and no valid token', {
        userMessage:
          'You are not signed in. Open the sign-in link that `./boardwright up` prints, or send the operator token.',
      });
    }
    if (authorization !== undefined) limit.noteGood(authorization);
    c.set('principal', principal);
    await next();
  };
}
