import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** The database client every repository takes. Only repositories in this package run queries on it. */
export type Db = PrismaClient;

/** A client, or a transaction of one: a transaction inside another is a savepoint of it. */
export type Queries = Prisma.TransactionClient;

interface DbOptions {
  /** Connections kept at most by this process. */
  readonly maxConnections?: number;
}

/**
 * Opens a pooled PostgreSQL client; connects on first use.
 *
 * @param databaseUrl - `postgresql://user:password@host:port/database`
 * @invariant the caller ends it with `$disconnect()`
 */
export function createDb(databaseUrl: string, options: DbOptions = {}): Db {
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  return new PrismaClient({ adapter });
}
