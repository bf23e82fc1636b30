import type { Db } from '../client.ts';

export interface WorkerReport {
  readonly id: string;
  readonly host: string;
  readonly concurrency: number;
  readonly running: number;
}

const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

/** Writes that a worker lives. */
export async function reportWorker(db: Db, report: WorkerReport): Promise<void> {
  const { id, ...facts } = report;
  const heartbeatAt = new Date();
  await db.worker.upsert({
    where: { id },
    create: { id, ...facts, heartbeatAt },
    update: { ...facts, heartbeatAt },
  });
}

/** Removes a worker that ends in good order, and rows of workers silent for a day. */
export async function forgetWorker(db: Db, id: string): Promise<void> {
  await db.worker.deleteMany({
    where: { OR: [{ id }, { heartbeatAt: { lt: new Date(Date.now() - FORGET_AFTER_MS) } }] },
  });
}
