import type { Db, Queries } from './client.ts';
import type { Prisma } from './generated/client.ts';

const listed = {
  id: true,
  url: true,
  events: true,
  enabled: true,
  stoppedBecause: true,
  createdByName: true,
  createdAt: true,
  deliveries: {
    select: { state: true, createdAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
  },
} as const satisfies Prisma.WebhookSelect;

export type WebhookRow = Prisma.WebhookGetPayload<{ select: typeof listed }>;

export interface NewWebhook {
  readonly id: string;
  readonly teamId: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly salt: string;
  readonly createdByName: string;
  readonly createdAt: Date;
}

/** Oldest first, each with its newest message. */
export async function listWebhooks(db: Db, teamId: string): Promise<readonly WebhookRow[]> {
  return db.webhook.findMany({
    where: { teamId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: listed,
  });
}

/** @returns null when the team has no such webhook */
export async function findWebhook(db: Queries, teamId: string, id: string): Promise<WebhookRow | null> {
  return db.webhook.findFirst({ where: { id, teamId }, select: listed });
}

export async function countWebhooks(db: Db, teamId: string): Promise<number> {
  return db.webhook.count({ where: { teamId } });
}

export async function insertWebhook(db: Queries, hook: NewWebhook): Promise<WebhookRow> {
  return db.webhook.create({ data: { ...hook, events: [...hook.events] }, select: listed });
}

export interface WebhookUpdate {
  readonly url?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly enabled?: boolean | undefined;
}

/** @returns null when the team has no such webhook */
export async function updateWebhook(
  db: Queries,
  teamId: string,
  id: string,
  { url, events, enabled }: WebhookUpdate,
): Promise<WebhookRow | null> {
  const { count } = await db.webhook.updateMany({
    where: { id, teamId },
    data: {
      ...(url === undefined ? {} : { url }),
      ...(events === undefined ? {} : { events: [...events] }),
      // Whoever turns it on or off has read why it was stopped
      ...(enabled === undefined ? {} : { enabled, stoppedBecause: null }),
    },
  });
  return count === 0 ? null : findWebhook(db, teamId, id);
}

/**
 * Gives a webhook another secret. The one before signs as well for a while.
 *
 * @returns null when the team has no such webhook
 */
export async function renewSalt(
  db: Queries,
  teamId: string,
  id: string,
  salt: string,
  previousUntil: Date,
): Promise<WebhookRow | null> {
  return db.$transaction(async (tx) => {
    const hook = await tx.webhook.findFirst({ where: { id, teamId }, select: { salt: true } });
    if (hook === null) return null;
    return tx.webhook.update({
      where: { id },
      data: { salt, previousSalt: hook.salt, previousUntil },
      select: listed,
    });
  });
}

/** Removes a webhook with its messages. @returns false when the team has no such webhook */
export async function deleteWebhook(db: Queries, teamId: string, id: string): Promise<boolean> {
  return (await db.webhook.deleteMany({ where: { id, teamId } })).count === 1;
}
