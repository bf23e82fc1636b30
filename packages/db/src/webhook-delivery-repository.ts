import type { Db, Queries } from './client.ts';
import { after, type Place, toPage } from './cursor.ts';
import type { Prisma } from './generated/client.ts';
import { newId } from './new-id.ts';

/** The list needs the attempts for the last one; payloads are read one at a time. */
const listed = {
  id: true,
  hookId: true,
  event: true,
  subject: true,
  state: true,
  tries: true,
  attempts: true,
  nextAttemptAt: true,
  createdAt: true,
} as const satisfies Prisma.WebhookDeliverySelect;

export type DeliveryRow = Prisma.WebhookDeliveryGetPayload<{ select: typeof listed }>;

const detailed = {
  ...listed,
  payload: true,
  hook: { select: { url: true } },
} as const satisfies Prisma.WebhookDeliverySelect;
export type DeliveryDetailRow = Prisma.WebhookDeliveryGetPayload<{ select: typeof detailed }>;

/** Messages of a webhook, newest first. */
export async function listDeliveries(
  db: Db,
  teamId: string,
  hookId: string,
  page: { readonly after: Place | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly DeliveryRow[]; readonly next: string | undefined }> {
  const rows = await db.webhookDelivery.findMany({
    where: { teamId, hookId, ...after(page.after) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    select: listed,
  });
  return toPage(rows, page.limit);
}

/** @returns null when the team has no such message */
export async function findDelivery(db: Db, teamId: string, id: string): Promise<DeliveryDetailRow | null> {
  return db.webhookDelivery.findFirst({ where: { id, teamId }, select: detailed });
}

export interface NewDelivery {
  readonly teamId: string;
  readonly hookId: string;
  readonly event: string;
  readonly subject: string;
  readonly payload: Prisma.InputJsonObject;
  readonly at: Date;
}

/** Writes one message to one webhook. @returns its id */
export async function insertDelivery(db: Db, { at, ...message }: NewDelivery): Promise<string> {
  const id = newId('d');
  await db.webhookDelivery.create({ data: { ...message, id, nextAttemptAt: at, createdAt: at } });
  return id;
}

/**
 * Sends a message again, with its id and content as they were. One that is on its way already goes at once.
 *
 * @returns false when the team has no such message
 */
export async function replayDelivery(db: Queries, teamId: string, id: string, now: Date): Promise<boolean> {
  const { count } = await db.webhookDelivery.updateMany({
    where: { id, teamId },
    data: { state: 'pending', tries: 0, nextAttemptAt: now },
  });
  return count === 1;
}
