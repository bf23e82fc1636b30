import { readEnv } from './env.ts';
import { migrateDatabase } from './migrate/migrate-database.ts';

const applied = await migrateDatabase(readEnv().databaseUrl);
process.stderr.write(applied.length === 0 ? 'database is up to date\n' : `applied ${applied.join(', ')}\n`);
// The engine's connection pool would keep the process alive for its idle time.
process.exit(0);
