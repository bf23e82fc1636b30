import { WEBHOOK_EVENTS } from '@boardwright/core/webhook-events';
import { z } from '@hono/zod-openapi';
import { NextCursor } from './page.ts';

const Url = z
  .url({ protocol: /^https?$/, error: 'It must be an address that begins with https://.' })
  .max(2000, 'It must not be longer than 2,000 characters.')
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return url === undefined || (url.username === '' && url.password === '');
  }, 'It must not hold a name and password: what is sent is signed instead.')
  .openapi({ example: 'https://ci.example.org/hooks/boardwright' });

const Events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1, 'Choose at least one event.')
  .max(WEBHOOK_EVENTS.length)
  .openapi({ example: ['build.ready', 'build.failed'] });

export const NewWebhook = z.object({ url: Url, events: Events }).strict().openapi('NewWebhook');
export type NewWebhook = z.infer<typeof NewWebhook>;

export const WebhookChange = z
  .object({ url: Url, events: Events, enabled: z.boolean() })
  .partial()
  .strict()
  .refine((change) => Object.keys(change).length > 0, 'Name something to change: url, events or enabled.')
  .openapi('WebhookChange');
export type WebhookChange = z.infer<typeof WebhookChange>;

const DeliveryState = z.enum(['pending', 'delivered', 'failed']);

export const WebhookView = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    /** Why Boardwright turned it off, in plain words; null when it is on or a person turned it off. */
    stoppedBecause: z.string().nullable(),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    lastDelivery: z.object({ state: DeliveryState, createdAt: z.iso.datetime() }).nullable(),
  })
  .openapi('Webhook');
export type WebhookView = z.infer<typeof WebhookView>;

export const WebhookList = z.object({ webhooks: z.array(WebhookView) }).openapi('WebhookList');
export type WebhookList = z.infer<typeof WebhookList>;

export const WebhookWithSecret = z
  .object({
    /** Checks signatures at the receiver (Standard Webhooks). Shown this once. */
    secret: z.string(),
    webhook: WebhookView,
  })
  .openapi('WebhookWithSecret');
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;

export const DeliveryAttempt = z
  .object({
    at: z.iso.datetime(),
    durationMs: z.number(),
    /** HTTP status; null when there was no answer. */
    status: z.number().int().nullable(),
    /** Why it did not count as delivered; null when it did. */
    error: z.string().nullable(),
    /** The beginning of the answer. */
    response: z.string().nullable(),
  })
  .openapi('DeliveryAttempt');
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

export const DeliveryView = z
  .object({
    /** Also sent as `webhook-id`, the same at every attempt. */
    id: z.string(),
    webhookId: z.string(),
    event: z.string(),
    /** Name of the build or image it is about. */
    subject: z.string(),
    state: DeliveryState,
    /** Attempts since it was written, or asked for again. */
    tries: z.number().int(),
    createdAt: z.iso.datetime(),
    /** Null when it is over. */
    nextAttemptAt: z.iso.datetime().nullable(),
    lastAttempt: DeliveryAttempt.omit({ response: true }).nullable(),
  })
  .openapi('Delivery');
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryDetail = DeliveryView.extend({
  url: z.string(),
  /** `data` of what is sent. */
  payload: z.unknown(),
  /** The last ones, oldest first. */
  attempts: z.array(DeliveryAttempt),
}).openapi('DeliveryDetail');
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

export const DeliveryList = z
  .object({ deliveries: z.array(DeliveryView), next: NextCursor })
  .openapi('DeliveryList');
export type DeliveryList = z.infer<typeof DeliveryList>;
