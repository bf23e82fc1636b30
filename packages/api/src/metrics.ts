import type { Logger } from '@boardwright/core/logger';
import { countBuildsByStatus } from '@boardwright/db/build-repository';
import type { Db } from '@boardwright/db/client';
import { countIntegrity } from '@boardwright/db/integrity-repository';
import { readQueueFacts } from '@boardwright/db/queue-repository';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ApiEnv } from './deps.ts';

export interface Metrics {
  /** Measures every request by route pattern, so that ids do not become labels. */
  readonly middleware: MiddlewareHandler<ApiEnv>;
  /** Text in the Prometheus exposition format, with the builds and the queue counted now. */
  readonly print: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Metrics of one process of the API. */
export function createMetrics(db: Db, logger: Logger): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'boardwright_http_request_duration_seconds',
    help: 'Time until the response head, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const builds = new Gauge({
    name: 'boardwright_builds',
    help: 'Builds by status',
    labelNames: ['status'],
    registers,
  });
  const waiting = new Gauge({
    name: 'boardwright_queue_waiting',
    help: 'Builds that wait for a worker',
    registers,
  });
  const workers = new Gauge({
    name: 'boardwright_workers_alive',
    help: 'Workers that reported lately',
    registers,
  });
  const slots = new Gauge({
    name: 'boardwright_worker_slots',
    help: 'Builds all live workers can run at once',
    registers,
  });

  const files = new Gauge({
    name: 'boardwright_store_files',
    help: 'Files of images in the store, by what the last look at them found',
    labelNames: ['state'],
    registers,
  });
  const bytes = new Gauge({
    name: 'boardwright_store_bytes',
    help: 'Their size',
    labelNames: ['state'],
    registers,
  });

  async function count(): Promise<void> {
    const [byStatus, queue, integrity] = await Promise.all([
      countBuildsByStatus(db),
      readQueueFacts(db, new Date()),
      countIntegrity(db),
    ]);
    for (const state of ['ok', 'damaged', 'missing', 'unchecked'] as const) {
      const found = integrity.find((one) => one.state === state);
      files.set({ state }, found?.files ?? 0);
      bytes.set({ state }, found?.bytes ?? 0);
    }
    for (const [status, value] of Object.entries(byStatus)) builds.set({ status }, value);
    waiting.set(queue.waiting);
    workers.set(queue.workersAlive);
    slots.set(queue.slots);
  }

  return {
    middleware: async (c, next) => {
      const end = durations.startTimer({ method: c.req.method });
      await next();
      end({ route: routePath(c, -1), status: String(c.res.status) });
    },
    print: async () => {
      await count().catch((err: unknown) => logger.warn({ err }, 'Builds could not be counted for metrics'));
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
