import type { AppError } from '@boardwright/core/app-error';
import type { BuildFailure } from '@boardwright/engines/plan';
import type { BuildTiming } from './deps.ts';
import { failureOf } from './failure.ts';
import { stopKindOf } from './stop-reason.ts';

/** Attempts a build gets for failures that may pass, and for a sandbox that went away. */
const MAX_TRANSIENT_ATTEMPTS = 3;
export const MAX_LOST_ATTEMPTS = 5;

/** What happens to a build whose attempt did not end with an image. */
export type Outcome =
  | { readonly kind: 'failed'; readonly failure: BuildFailure }
  | { readonly kind: 'cancelled' }
  /** Somebody else owns the build; nothing is written. */
  | { readonly kind: 'lost' }
  | {
      readonly kind: 'requeue';
      readonly delayMs: number;
      readonly failure?: BuildFailure;
      /** The attempt does not count. */
      readonly uncounted: boolean;
    };

/** Decides by the error alone, so that the same failure always ends the same way. */
export function decideOutcome(error: AppError, attempt: number, timing: BuildTiming): Outcome {
  const stop = stopKindOf(error);
  if (stop === 'cancelled') return { kind: 'cancelled' };
  if (stop === 'lost') return { kind: 'lost' };
  if (stop === 'shutdown') return { kind: 'requeue', delayMs: 0, uncounted: true };
  const failure = failureOf(error);
  if (error.code === 'SANDBOX_LOST' && attempt < MAX_LOST_ATTEMPTS) {
    return { kind: 'requeue', delayMs: timing.sandboxPauseMs, failure, uncounted: false };
  }
  if (error.retry && error.code !== 'SANDBOX_LOST' && attempt < MAX_TRANSIENT_ATTEMPTS) {
    return { kind: 'requeue', delayMs: timing.retryBaseMs * 3 ** (attempt - 1), failure, uncounted: false };
  }
  return { kind: 'failed', failure };
}
