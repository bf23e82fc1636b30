import { setTimeout as sleep } from 'node:timers/promises';
import { pingDatabase } from '@boardwright/db/health-repository';
import type { ApiDeps } from './deps.ts';

export interface HealthCheck {
  readonly name: 'postgresql' | 'redis' | 'store';
  readonly ok: boolean;
  /** Plain words when not ok. */
  readonly detail: string;
  readonly durationMs: number;
}

export interface Readiness {
  readonly ok: boolean;
  readonly checks: readonly HealthCheck[];
}

const TIMEOUT_MS = 3000;
/** Less room than this and no image can be stored. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;

async function check(name: HealthCheck['name'], probe: () => Promise<void>): Promise<HealthCheck> {
  const startedAt = performance.now();
  const abort = new AbortController();
  const timeout = sleep(TIMEOUT_MS, undefined, { signal: abort.signal }).then(() => {
    throw new Error(`no answer within ${TIMEOUT_MS} ms`);
  });
  // Ends without anybody listening when the probe was faster
  timeout.catch(() => undefined);
  let detail = '';
  try {
    await Promise.race([probe(), timeout]);
  } catch (thrown) {
    detail = thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    abort.abort();
  }
  return { name, ok: detail === '', detail, durationMs: Math.round(performance.now() - startedAt) };
}

/** Asks everything the API stands on. */
export async function checkReadiness(deps: Pick<ApiDeps, 'db' | 'producer' | 'store'>): Promise<Readiness> {
  const checks = await Promise.all([
    check('postgresql', () => pingDatabase(deps.db)),
    check('redis', () => deps.producer.ping()),
    check('store', async () => {
      await deps.store.probe();
      const free = await deps.store.freeBytes();
      if (free !== undefined && free < MIN_FREE_BYTES) throw new Error(`only ${free} bytes are free`);
    }),
  ]);
  return { ok: checks.every((one) => one.ok), checks };
}
