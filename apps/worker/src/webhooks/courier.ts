import type { Logger } from '@boardwright/core/logger';
import { DAY_MS } from '@boardwright/core/units';
import type { Db } from '@boardwright/db/client';
import {
  type ClaimedDelivery,
  claimDeliveries,
  forgetDeliveries,
  recordAttempt,
  stopWebhook,
} from '@boardwright/db/worker/webhook-deliveries';
import { afterAttempt, GONE, PAUSES_MS } from './next-attempt.ts';
import { postMessage } from './post-message.ts';
import { signMessage } from './sign-message.ts';

const MAX_UNDER_WAY = 32;
const MAX_PER_HOOK = 4;
const KEPT_DAYS = 30;

export interface CourierTiming {
  readonly timeoutMs: number;
  /** A message taken longer ago than this was lost with its worker. Longer than `timeoutMs`. */
  readonly leaseMs: number;
  readonly pausesMs: readonly number[];
}

export const COURIER_TIMING: CourierTiming = { timeoutMs: 10_000, leaseMs: 30_000, pausesMs: PAUSES_MS };

export interface CourierDeps {
  readonly db: Db;
  readonly logger: Logger;
  /** Signing secrets are derived from it. */
  readonly serverSecret: string;
  readonly publicUrl: string;
  readonly allowPrivate: boolean;
  readonly timing: CourierTiming;
}

/** Sends what is due to webhooks. PostgreSQL has all that is to be sent, so any worker can, and none has to be told. */
export interface Courier {
  /** Begins to send what is due. Does not wait for receivers. */
  readonly sendDue: () => Promise<void>;
  /** Forgets messages older than 30 days. */
  readonly forgetOld: () => Promise<void>;
  /** Resolves when nothing is under way. */
  readonly settled: () => Promise<void>;
}

export function createCourier(deps: CourierDeps): Courier {
  const { db, logger, timing } = deps;
  /** Webhook of each message under way. */
  const underWay = new Map<Promise<void>, string>();

  async function send(delivery: ClaimedDelivery): Promise<void> {
    const { attempt, retryAfterMs } = await postMessage(signMessage(delivery, deps, new Date()), {
      timeoutMs: timing.timeoutMs,
      allowPrivate: deps.allowPrivate,
    });
    const tried = { attempt, tries: delivery.tries + 1, retryAfterMs };
    const outcome = afterAttempt(tried, new Date(), Math.random(), timing.pausesMs);
    await recordAttempt(db, delivery, attempt, outcome);
    const { id, hookId } = delivery;
    if (attempt.status === GONE)
      await stopWebhook(db, hookId, 'The receiver answered 410: it does not want messages any more.');
    if (outcome.state === 'failed')
      logger.warn({ delivery: id, hookId, status: attempt.status }, 'webhook failed');
  }

  async function sendDue(): Promise<void> {
    const claimed = await claimDeliveries(db, {
      limit: MAX_UNDER_WAY - underWay.size,
      perHook: MAX_PER_HOOK,
      exceptHooks: [...new Set(underWay.values())],
      leaseMs: timing.leaseMs,
    });
    for (const delivery of claimed) {
      const sending = send(delivery)
        // Not lost: its lease ends, and it is sent again.
        .catch((err: unknown) => logger.warn({ err, delivery: delivery.id }, 'webhook could not be recorded'))
        .finally(() => underWay.delete(sending));
      underWay.set(sending, delivery.hookId);
    }
  }

  return {
    sendDue,
    forgetOld: async () => {
      const count = await forgetDeliveries(db, new Date(Date.now() - KEPT_DAYS * DAY_MS));
      if (count > 0) logger.info({ count }, 'forgot old messages to webhooks');
    },
    settled: async () => {
      await Promise.all(underWay.keys());
    },
  };
}
