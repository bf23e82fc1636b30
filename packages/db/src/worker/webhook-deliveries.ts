import type { Db } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

/** How many attempts a message keeps. */
const KEPT_ATTEMPTS = 20;

/** One try to hand a message over. */
export interface DeliveryAttempt {
  /** ISO 8601. */
  readonly at: string;
  readonly durationMs: number;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** Why it did not count as delivered, in plain words; null when it did. */
  readonly error: string | null;
  /** The beginning of the answer. */
  readonly response: string | null;
}

/** A message a worker sends now. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly hookId: string;
  readonly event: string;
  readonly payload: unknown;
  readonly createdAt: Date;
  readonly tries: number;
  readonly attempts: readonly unknown[];
  readonly url: string;
  readonly salt: string;
  /** Signs as well; null: it does not any more. */
  readonly previousSalt: string | null;
}

interface Wanted {
  readonly limit: number;
  /** At most so many of one webhook, so that a slow receiver does not stand in the way of others. */
  readonly perHook: number;
  /** Webhooks that have enough to do. */
  readonly exceptHooks: readonly string[];
  /** After this a message counts as not sent, and any worker may take it: the worker was lost. */
  readonly leaseMs: number;
}

/** Takes messages that are due, the longest due first. Of any number of workers one gets each. */
export async function claimDeliveries(db: Db, wanted: Wanted): Promise<readonly ClaimedDelivery[]> {
  const leaseSeconds = wanted.leaseMs / 1000;
  return db.$queryRaw<ClaimedDelivery[]>`
    WITH "due" AS (
      SELECT "d"."id", row_number() OVER (PARTITION BY "d"."hookId" ORDER BY "d"."nextAttemptAt", "d"."id") AS "place"
      FROM "webhook_delivery" "d" JOIN "webhook" "h" ON "h"."id" = "d"."hookId"
      WHERE "d"."state" = 'pending' AND "d"."nextAttemptAt" <= now() AT TIME ZONE 'UTC'
        AND ("h"."enabled" OR "d"."event" = 'webhook.test') AND "h"."id" <> ALL(${[...wanted.exceptHooks]})
    ), "taken" AS (
      SELECT "id" FROM "webhook_delivery"
      WHERE "id" IN (SELECT "id" FROM "due" WHERE "place" <= ${wanted.perHook})
        AND "state" = 'pending' AND "nextAttemptAt" <= now() AT TIME ZONE 'UTC'
      ORDER BY "nextAttemptAt" LIMIT ${wanted.limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE "webhook_delivery" "d"
    SET "nextAttemptAt" = (now() AT TIME ZONE 'UTC') + make_interval(secs => ${leaseSeconds}::float8)
    FROM "webhook" "h"
    WHERE "d"."id" IN (SELECT "id" FROM "taken") AND "h"."id" = "d"."hookId"
    RETURNING "d"."id", "d"."hookId", "d"."event", "d"."payload", "d"."createdAt", "d"."tries", "d"."attempts",
      "h"."url", "h"."salt",
      CASE WHEN "h"."previousUntil" > now() AT TIME ZONE 'UTC' THEN "h"."previousSalt" END AS "previousSalt"`;
}

/** What follows from an attempt. */
export type DeliveryOutcome =
  | { readonly state: 'delivered' | 'failed' }
  | { readonly state: 'pending'; readonly nextAttemptAt: Date };

/** Writes an attempt down, unless the message was asked for again or sent by somebody else meanwhile. */
export async function recordAttempt(
  db: Db,
  delivery: Pick<ClaimedDelivery, 'id' | 'tries' | 'attempts'>,
  attempt: DeliveryAttempt,
  outcome: DeliveryOutcome,
): Promise<void> {
  const attempts = [...delivery.attempts, attempt].slice(-KEPT_ATTEMPTS);
  await db.webhookDelivery.updateMany({
    where: { id: delivery.id, state: 'pending', tries: delivery.tries },
    data: { ...outcome, tries: { increment: 1 }, attempts: attempts as Prisma.InputJsonArray },
  });
}

/** Turns a webhook off for a reason shown to the team. */
export async function stopWebhook(db: Db, hookId: string, because: string): Promise<void> {
  await db.webhook.updateMany({
    where: { id: hookId, enabled: true },
    data: { enabled: false, stoppedBecause: because },
  });
}

/** Forgets messages written before a time, whatever became of them. @returns how many */
export async function forgetDeliveries(db: Db, before: Date): Promise<number> {
  return (await db.webhookDelivery.deleteMany({ where: { createdAt: { lt: before } } })).count;
}
