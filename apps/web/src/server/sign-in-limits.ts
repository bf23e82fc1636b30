import { type CreateLimiter, type Limiter, takeTry } from '@boardwright/api/http/create-limiter';
import type { BetterAuthRateLimitStorage } from 'better-auth';

/** The sign-in library's counting of tries, done by our counters. */
export function signInLimits(createLimiter: CreateLimiter): BetterAuthRateLimitStorage {
  // One for each rule, of which the library has a handful
  const limiters = new Map<string, Limiter>();
  return {
    consume: async (key, { window, max }) => {
      const name = `sign-in:${max}:${window}`;
      const limiter = limiters.get(name) ?? createLimiter({ name, points: max, seconds: window });
      limiters.set(name, limiter);
      const waitMs = await takeTry(limiter, key);
      if (waitMs === null) return { allowed: true, retryAfter: null };
      return { allowed: false, retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) };
    },
  };
}
