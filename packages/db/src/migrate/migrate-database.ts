import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { listMigrations } from './list-migrations.ts';
import { loadSchemaEngine } from './load-schema-engine.ts';

const PRISMA_DIRECTORY = fileURLToPath(new URL('../../../../prisma/', import.meta.url));

/**
 * Applies the migrations in `prisma/migrations` that the database lacks.
 *
 * @returns names of the migrations applied now, in order; empty when the database was up to date
 * @invariant writes the standard `_prisma_migrations` table, so `prisma migrate deploy` agrees about the state
 */
export async function migrateDatabase(databaseUrl: string): Promise<readonly string[]> {
  const schema = await readFile(`${PRISMA_DIRECTORY}schema.prisma`, 'utf8');
  const engine = await loadSchemaEngine(databaseUrl, schema);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await listMigrations(`${PRISMA_DIRECTORY}migrations`),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}
