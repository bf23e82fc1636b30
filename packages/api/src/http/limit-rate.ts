import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiEnv } from '../deps.ts';
import { addressKey } from './client-address.ts';
import { tooManyTries } from './too-many-tries.ts';

const WINDOW_SECONDS = 60;

interface Limits {
  /** Requests a minute from one address. */
  readonly perAddress: number;
  /** Requests a minute from everybody, against guessing from many addresses at once. */
  readonly altogether: number;
  /** Whether somebody has a session or a secret that is good. Asked beyond `altogether` only, and lets them pass. */
  readonly isKnown: (c: Context<ApiEnv>) => Promise<boolean>;
}

/** @returns ms to wait, or null: it was let through */
async function take(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    return thrown.msBeforeNext;
  }
}

/**
 * Slows guessing down on routes that need no sign-in.
 *
 * @throws AppError RATE_LIMITED, with `retryAfterSeconds` in its details
 * @invariant strangers, however many, shut nobody out who has a session or a good secret
 */
export function limitRate({ perAddress, altogether, isKnown }: Limits): MiddlewareHandler<ApiEnv> {
  const each = new RateLimiterMemory({ points: perAddress, duration: WINDOW_SECONDS });
  const all = new RateLimiterMemory({ points: altogether, duration: WINDOW_SECONDS });
  return async (c, next) => {
    const own = await take(each, addressKey(c.env.clientAddress));
    if (own !== null) throw tooManyTries(own);
    const common = await take(all, 'all');
    if (common !== null && !(await isKnown(c))) throw tooManyTries(common);
    await next();
  };
}
