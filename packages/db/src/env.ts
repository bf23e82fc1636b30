import { z } from 'zod';

const Env = z.object({ DATABASE_URL: z.string().min(1) });

/** Settings of the programs in this package. */
export function readEnv(): { readonly databaseUrl: string } {
  const env = Env.parse(process.env);
  return { databaseUrl: env.DATABASE_URL };
}
