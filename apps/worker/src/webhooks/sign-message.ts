import { webhookSecret } from '@boardwright/core/webhook-secret';
import type { ClaimedDelivery } from '@boardwright/db/worker/webhook-deliveries';
import { Webhook } from 'standardwebhooks';
import type { Message } from './post-message.ts';

interface Sender {
  /** Signing secrets are derived from it. */
  readonly serverSecret: string;
  /** Address of this Boardwright, sent as `source`. */
  readonly publicUrl: string;
}

/**
 * Makes what is sent of a message, signed as the Standard Webhooks specification says.
 *
 * @param now - time of this attempt, which the signature covers; the body is the same at every attempt
 */
export function signMessage(delivery: ClaimedDelivery, sender: Sender, now: Date): Message {
  const { id, event, hookId, payload, createdAt } = delivery;
  const body = JSON.stringify({
    type: event,
    timestamp: createdAt.toISOString(),
    source: sender.publicUrl,
    data: payload,
  });
  const salts = [delivery.salt, delivery.previousSalt].filter((salt) => salt !== null);
  const signatures = salts.map((salt) =>
    new Webhook(webhookSecret(sender.serverSecret, hookId, salt)).sign(id, now, body),
  );
  return {
    url: delivery.url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Boardwright',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}
