import { hkdfSync } from 'node:crypto';

const SECRET_BYTES = 32;

/**
 * The secret that signs what is sent to a webhook, in the form of the Standard Webhooks specification. It is derived
 * (HKDF, SHA-256) and stored nowhere: whoever has the database alone can sign nothing.
 *
 * @param serverSecret - of this installation; another one gives another secret
 * @param salt - of the webhook; a new one gives a new secret
 */
export function webhookSecret(serverSecret: string, hookId: string, salt: string): string {
  const key = hkdfSync('sha256', serverSecret, salt, `boardwright webhook ${hookId}`, SECRET_BYTES);
  return `whsec_${Buffer.from(key).toString('base64')}`;
}
