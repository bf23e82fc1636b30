import { createLogger } from '@boardwright/core/logger';
import { createDb } from '@boardwright/db/client';
import { z } from 'zod';
import { createCourier } from '../webhooks/courier.ts';

// A courier in a process of its own, for tests that kill it. Its settings are the one argument.
const { databaseUrl, ...settings } = z
  .object({
    databaseUrl: z.string(),
    serverSecret: z.string(),
    timeoutMs: z.number(),
    leaseMs: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
const courier = createCourier({
  db: createDb(databaseUrl),
  logger: createLogger('courier', 'error'),
  serverSecret: settings.serverSecret,
  publicUrl: 'http://boardwright.test',
  allowPrivate: true,
  timing: { timeoutMs: settings.timeoutMs, leaseMs: settings.leaseMs, pausesMs: [100] },
});
await courier.sendDue();
await courier.settled();
