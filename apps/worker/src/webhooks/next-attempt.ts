import type { DeliveryOutcome } from '@boardwright/db/worker/webhook-deliveries';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Pauses after the first, second, ... attempt that failed, ms: ten attempts over nearly a day. */
export const PAUSES_MS: readonly number[] = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
];

/** A pause becomes up to this share longer, so that what failed together does not come again together. */
const JITTER = 0.2;
/** A receiver that asks for a longer pause than this is not waited for. */
const LONGEST_PAUSE_MS = 12 * HOUR_MS;

/** The receiver says that the address is of no use any more (RFC 9110). */
export const GONE = 410;

interface Tried {
  /** How it went; `error` null: it was taken. */
  readonly attempt: { readonly status: number | null; readonly error: string | null };
  /** Attempts made, this one included. */
  readonly tries: number;
  /** What the receiver asked for, ms. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * What follows from an attempt: it is over, or when the next one is due.
 *
 * @param random - from 0 to 1
 */
export function afterAttempt(
  { attempt, tries, retryAfterMs = 0 }: Tried,
  now: Date,
  random: number,
  pausesMs: readonly number[] = PAUSES_MS,
): DeliveryOutcome {
  if (attempt.error === null) return { state: 'delivered' };
  const pauseMs = pausesMs[tries - 1];
  if (attempt.status === GONE || pauseMs === undefined) return { state: 'failed' };
  const asked = Math.min(retryAfterMs, LONGEST_PAUSE_MS);
  const waitMs = Math.max(pauseMs * (1 + JITTER * random), asked);
  return { state: 'pending', nextAttemptAt: new Date(now.getTime() + Math.round(waitMs)) };
}
