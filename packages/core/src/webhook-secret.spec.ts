import { expect, it } from 'vitest';
import { webhookSecret } from './webhook-secret.ts';

const SERVER = 's'.repeat(32);

it('is always the same for the same webhook, and 256 bits long', () => {
  const secret = webhookSecret(SERVER, 'h1', 'salt');
  expect(secret).toBe(webhookSecret(SERVER, 'h1', 'salt'));
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});

it('is another one for another server, webhook or salt', () => {
  const secrets = [
    webhookSecret(SERVER, 'h1', 'salt'),
    webhookSecret('t'.repeat(32), 'h1', 'salt'),
    webhookSecret(SERVER, 'h2', 'salt'),
    webhookSecret(SERVER, 'h1', 'other'),
  ];
  expect(new Set(secrets).size).toBe(4);
});
