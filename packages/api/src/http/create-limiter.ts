import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

interface LimiterOptions {
  /** What is counted; two of one name count together. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Counts tries by key over a window. */
export type Limiter = RateLimiterAbstract;

export type CreateLimiter = (options: LimiterOptions) => Limiter;

/** Each counts for itself, in this process. */
export const createMemoryLimiter: CreateLimiter = ({ points, seconds }) =>
  new RateLimiterMemory({ points, duration: seconds });

/** Counts one try. @returns ms to wait, or null: it was let through */
export async function takeTry(limiter: Limiter, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    return thrown.msBeforeNext;
  }
}
