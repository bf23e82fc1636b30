/** What a webhook can be told: `<noun>.<what happened to it>`. */
export const WEBHOOK_EVENTS = ['build.ready', 'build.failed', 'build.cancelled', 'image.channel'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent when a person asks for it, to that webhook alone, whatever it listens to. */
export const WEBHOOK_TEST_EVENT = 'webhook.test';
