import type { DeliveryDetailRow, DeliveryRow } from '@boardwright/db/webhook-delivery-repository';
import type { WebhookRow } from '@boardwright/db/webhook-repository';
import {
  DeliveryAttempt,
  type DeliveryDetail,
  type DeliveryView,
  type WebhookView,
} from '../schemas/webhook.ts';

/** What a team sees of a webhook. Never its secret, nor what that is made from. */
export function toWebhookView(row: WebhookRow): WebhookView {
  const { id, url, events, enabled, stoppedBecause, createdByName, createdAt, deliveries } = row;
  const last = deliveries[0];
  return {
    id,
    url,
    events,
    enabled,
    stoppedBecause,
    createdAt: createdAt.toISOString(),
    createdBy: createdByName,
    lastDelivery: last === undefined ? null : { state: last.state, createdAt: last.createdAt.toISOString() },
  };
}

export function toDeliveryView(row: DeliveryRow): DeliveryView {
  const last = DeliveryAttempt.array().parse(row.attempts).at(-1);
  return {
    id: row.id,
    webhookId: row.hookId,
    event: row.event,
    subject: row.subject,
    state: row.state,
    tries: row.tries,
    createdAt: row.createdAt.toISOString(),
    nextAttemptAt: row.state === 'pending' ? row.nextAttemptAt.toISOString() : null,
    lastAttempt:
      last === undefined
        ? null
        : { at: last.at, durationMs: last.durationMs, status: last.status, error: last.error },
  };
}

export function toDeliveryDetail(row: DeliveryDetailRow): DeliveryDetail {
  return {
    ...toDeliveryView(row),
    url: row.hook.url,
    payload: row.payload,
    attempts: DeliveryAttempt.array().parse(row.attempts),
  };
}
