import { AppError } from '@boardwright/core/app-error';

/** @param waitMs - until the next try counts */
export function tooManyTries(waitMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError('RATE_LIMITED', `Too many tries. Try again in ${retryAfterSeconds} s.`, {
    details: { retryAfterSeconds },
  });
}
