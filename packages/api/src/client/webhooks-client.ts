import type {
  DeliveryDetail,
  DeliveryList,
  DeliveryView,
  NewWebhook,
  WebhookChange,
  WebhookList,
  WebhookView,
  WebhookWithSecret,
} from '../schemas/webhook.ts';
import type { Transport } from './transport.ts';

/** Webhooks and what was sent to them. */
export interface WebhooksClient {
  readonly listWebhooks: (signal?: AbortSignal) => Promise<WebhookList>;
  readonly createWebhook: (webhook: NewWebhook) => Promise<WebhookWithSecret>;
  readonly changeWebhook: (id: string, change: WebhookChange) => Promise<WebhookView>;
  readonly renewWebhookSecret: (id: string) => Promise<WebhookWithSecret>;
  readonly deleteWebhook: (id: string) => Promise<void>;
  readonly testWebhook: (id: string) => Promise<DeliveryView>;
  readonly listDeliveries: (
    id: string,
    query?: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
    signal?: AbortSignal,
  ) => Promise<DeliveryList>;
  readonly getDelivery: (id: string, signal?: AbortSignal) => Promise<DeliveryDetail>;
  readonly replayDelivery: (id: string) => Promise<DeliveryView>;
}

const id = encodeURIComponent;

/** @returns the operations of webhooks over HTTP */
export function createWebhooksClient({ json, send }: Transport): WebhooksClient {
  return {
    listWebhooks: (signal) => json('GET', '/webhooks', { signal }),
    createWebhook: (body) => json('POST', '/webhooks', { body }),
    changeWebhook: (hook, body) => json('PATCH', `/webhooks/${id(hook)}`, { body }),
    renewWebhookSecret: (hook) => json('POST', `/webhooks/${id(hook)}/secret`),
    deleteWebhook: async (hook) => {
      await send('DELETE', `/webhooks/${id(hook)}`);
    },
    testWebhook: (hook) => json('POST', `/webhooks/${id(hook)}/test`),
    listDeliveries: (hook, query = {}, signal) =>
      json('GET', `/webhooks/${id(hook)}/deliveries`, { query: { ...query }, signal }),
    getDelivery: (delivery, signal) => json('GET', `/webhook-deliveries/${id(delivery)}`, { signal }),
    replayDelivery: (delivery) => json('POST', `/webhook-deliveries/${id(delivery)}/replay`),
  };
}
