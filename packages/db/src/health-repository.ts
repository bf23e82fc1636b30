import type { Db } from './client.ts';

/** Asks PostgreSQL for one row. @throws what the driver throws when it does not answer */
export async function pingDatabase(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}
