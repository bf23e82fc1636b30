import type { WebhookEvent } from '@boardwright/core/webhook-events';
import { z } from 'zod';
import type { Prisma } from './generated/client.ts';
import { newId } from './new-id.ts';

/** A transaction: news are written with the change they tell of, or not at all. */
export type Outbox = Pick<Prisma.TransactionClient, 'build' | 'image' | 'webhook' | 'webhookDelivery'>;

interface News {
  readonly teamId: string;
  readonly event: WebhookEvent;
  /** Name of what it is about. */
  readonly subject: string;
  readonly payload: Prisma.InputJsonObject;
}

/** One message for each webhook of the team that is on and listens. */
async function write(tx: Outbox, news: News, at: Date): Promise<void> {
  const hooks = await tx.webhook.findMany({
    where: { teamId: news.teamId, enabled: true, events: { has: news.event } },
    select: { id: true },
  });
  if (hooks.length === 0) return;
  await tx.webhookDelivery.createMany({
    data: hooks.map(({ id: hookId }) => ({
      ...news,
      id: newId('d'),
      hookId,
      nextAttemptAt: at,
      createdAt: at,
    })),
  });
}

const Failure = z.object({ code: z.string(), stage: z.string(), message: z.string() });

function timeText(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}

/**
 * Tells the team's webhooks how a build ended. Call it in the transaction that ends the build, after that.
 *
 * @param at - when it happened
 */
export async function tellOfBuild(tx: Outbox, id: string, at: Date): Promise<void> {
  const build = await tx.build.findUniqueOrThrow({
    where: { id },
    select: {
      teamId: true,
      name: true,
      board: true,
      engine: true,
      release: true,
      status: true,
      cached: true,
      attempt: true,
      specHash: true,
      createdAt: true,
      startedAt: true,
      finishedAt: true,
      failure: true,
      createdBy: { select: { name: true } },
      image: { select: { id: true, sha256: true, sizeBytes: true, channel: true } },
    },
  });
  const { teamId, status, createdBy, image, failure, createdAt, startedAt, finishedAt, ...plain } = build;
  if (status === 'queued' || status === 'running') return;
  const reason = status === 'failed' ? Failure.safeParse(failure) : undefined;
  const told = {
    id,
    ...plain,
    status,
    createdBy: createdBy?.name ?? null,
    createdAt: createdAt.toISOString(),
    startedAt: timeText(startedAt),
    finishedAt: timeText(finishedAt),
    failure: reason?.success === true ? reason.data : null,
  };
  const made = image && { ...image, sizeBytes: Number(image.sizeBytes) };
  const payload = { build: told, image: made };
  await write(tx, { teamId, event: `build.${status}`, subject: build.name, payload }, at);
}

/** Tells the team's webhooks that an image came into another channel. Call it in the transaction that moves it. */
export async function tellOfImage(
  tx: Outbox,
  id: string,
  step: { readonly from: string; readonly to: string; readonly reason: string; readonly byName: string },
  at: Date,
): Promise<void> {
  const image = await tx.image.findUniqueOrThrow({
    where: { id },
    select: {
      teamId: true,
      name: true,
      board: true,
      engine: true,
      release: true,
      sha256: true,
      sizeBytes: true,
    },
  });
  const { teamId, sizeBytes, ...plain } = image;
  const payload = {
    image: { id, ...plain, sizeBytes: Number(sizeBytes), channel: step.to },
    from: step.from,
    to: step.to,
    reason: step.reason,
    by: step.byName,
  };
  await write(tx, { teamId, event: 'image.channel', subject: image.name, payload }, at);
}
