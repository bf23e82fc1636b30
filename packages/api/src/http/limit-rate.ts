import { AppError } from '@boardwright/core/app-error';
import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiEnv } from '../deps.ts';

const WINDOW_SECONDS = 60;

interface Limits {
  /** Requests a minute from one address. */
  readonly perAddress: number;
  /** Requests a minute from everybody: an address is what a client says when no proxy stands before the server. */
  readonly altogether: number;
}

/**
 * Slows guessing down on routes that need no sign-in.
 *
 * @throws AppError RATE_LIMITED, with `retryAfterSeconds` in its details
 */
export function limitRate({ perAddress, altogether }: Limits): MiddlewareHandler<ApiEnv> {
  const each = new RateLimiterMemory({ points: perAddress, duration: WINDOW_SECONDS });
  const all = new RateLimiterMemory({ points: altogether, duration: WINDOW_SECONDS });
  return async (c, next) => {
    const address = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
    try {
      await each.consume(address);
      await all.consume('all');
    } catch (thrown) {
      if (!(thrown instanceof RateLimiterRes)) throw thrown;
      const retryAfterSeconds = Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
      throw new AppError('RATE_LIMITED', `Too many tries. Try again in ${retryAfterSeconds} s.`, {
        details: { retryAfterSeconds },
      });
    }
    await next();
  };
}
