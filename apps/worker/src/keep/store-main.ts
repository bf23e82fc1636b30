// What `boardwright store scrub` runs: one request on argv as JSON, one answer on stdout as JSON.
import { openStore } from '@boardwright/artifacts/open-store';
import { describeStore } from '@boardwright/artifacts/store-location';
import { createLogger } from '@boardwright/core/logger';
import { DAY_MS } from '@boardwright/core/units';
import { createDb } from '@boardwright/db/client';
import { listBadFiles } from '@boardwright/db/worker/blob-care';
import { z } from 'zod';
import { readWorkerEnv } from '../env.ts';
import { scrubStore } from './scrub-store.ts';
import { sweepDeleted, sweepStrangers } from './sweep-store.ts';

const Request = z.object({
  /** Files that were good since so many days are left alone. */
  days: z.number().int().min(0),
});

const request = Request.parse(JSON.parse(process.argv[2] ?? ''));
const env = readWorkerEnv();
const deps = {
  db: createDb(env.databaseUrl, { maxConnections: 2 }),
  store: openStore(env.store, env.storeTemporary),
  logger: createLogger('store', 'silent'),
};
const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
const startedAt = performance.now();
const checked = await scrubStore(deps, {
  maxBytes: Number.MAX_SAFE_INTEGER,
  verifiedBefore: new Date(Date.now() - request.days * DAY_MS),
  signal: stopping.signal,
});
const deleted = await sweepDeleted(deps);
const swept = await sweepStrangers(deps, new Date(Date.now() - DAY_MS), stopping.signal);
const answer = {
  store: describeStore(env.store),
  checkedFiles: checked.files,
  checkedBytes: checked.bytes,
  durationMs: Math.round(performance.now() - startedAt),
  bad: await listBadFiles(deps.db),
  removedFiles: deleted + swept.removed,
  unknownFiles: swept.strangers,
};
process.stdout.write(`${JSON.stringify(answer)}\n`);
await deps.db.$disconnect();
