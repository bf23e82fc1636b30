import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../deps.ts';
import { addressKey } from './client-address.ts';
import { type CreateLimiter, createMemoryLimiter, takeTry } from './create-limiter.ts';
import { tooManyTries } from './too-many-tries.ts';

const WINDOW_SECONDS = 60;

interface Limits {
  /** What is counted. */
  readonly name: string;
  /** Requests a minute from one address. */
  readonly perAddress: number;
  /** Requests a minute from everybody, against guessing from many addresses at once. */
  readonly altogether: number;
  /** Whether somebody has a session or a secret that is good. Asked beyond `altogether` only, and lets them pass. */
  readonly isKnown: (c: Context<ApiEnv>) => Promise<boolean>;
  readonly createLimiter: CreateLimiter | undefined;
}

/**
 * Slows guessing down on routes that need no sign-in.
 *
 * @throws AppError RATE_LIMITED, with `retryAfterSeconds` in its details
 * @invariant strangers, however many, shut nobody out who has a session or a good secret
 */
export function limitRate(limits: Limits): MiddlewareHandler<ApiEnv> {
  const { name, perAddress, altogether, isKnown, createLimiter = createMemoryLimiter } = limits;
  const each = createLimiter({ name, points: perAddress, seconds: WINDOW_SECONDS });
  const all = createLimiter({ name: `${name}:all`, points: altogether, seconds: WINDOW_SECONDS });
  return async (c, next) => {
    const own = await takeTry(each, addressKey(c.env.clientAddress));
    if (own !== null) throw tooManyTries(own);
    const common = await takeTry(all, 'all');
    if (common !== null && !(await isKnown(c))) throw tooManyTries(common);
    await next();
  };
}
