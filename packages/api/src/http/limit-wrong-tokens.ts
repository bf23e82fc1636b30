import { secretHash } from '../secret-token.ts';
import { addressKey } from './client-address.ts';
import { type CreateLimiter, createMemoryLimiter } from './create-limiter.ts';
import { tooManyTries } from './too-many-tries.ts';

const WINDOW_SECONDS = 60;
const WRONG_PER_ADDRESS = 30;
/** A token that was good this long ago is not held up by others of the same address. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
const MAX_REMEMBERED = 10_000;

export interface WrongTokenLimit {
  /** To be called before a token is looked up. @throws AppError RATE_LIMITED when its address guessed too often */
  readonly check: (address: string | undefined, authorization: string) => Promise<void>;
  readonly noteWrong: (address: string | undefined) => Promise<void>;
  readonly noteGood: (authorization: string) => void;
}

/**
 * Slows the guessing of bearer tokens down: 30 wrong ones a minute from one address.
 *
 * @invariant whoever shares an address with one that guesses goes on with the tokens that worked before; only hashes are
 *   kept, and every token is looked up all the same
 */
export function createWrongTokenLimit(
  createLimiter: CreateLimiter = createMemoryLimiter,
  now: () => number = Date.now,
): WrongTokenLimit {
  const wrong = createLimiter({ name: 'token', points: WRONG_PER_ADDRESS, seconds: WINDOW_SECONDS });
  const good = new Map<string, number>();

  return {
    check: async (address, authorization) => {
      // First, so that scripts which work wait for no counter
      if ((good.get(secretHash(authorization)) ?? 0) > now()) return;
      const tries = await wrong.get(addressKey(address));
      if (tries === null || tries.consumedPoints < WRONG_PER_ADDRESS) return;
      throw tooManyTries(tries.msBeforeNext);
    },
    noteWrong: async (address) => {
      await wrong.penalty(addressKey(address));
    },
    noteGood: (authorization) => {
      const key = secretHash(authorization);
      // The one used least lately goes first: a Map keeps the order of insertion
      good.delete(key);
      const oldest = good.keys().next().value;
      if (good.size >= MAX_REMEMBERED && oldest !== undefined) good.delete(oldest);
      good.set(key, now() + REMEMBERED_MS);
    },
  };
}
