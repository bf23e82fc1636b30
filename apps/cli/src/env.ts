import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '@boardwright/core/app-error';
import { z } from 'zod';

const REPOSITORY_ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

const Port = z.coerce.number().int().min(1).max(65_535);

const Variables = z.object({
  BOARDWRIGHT_ROOT: z.string().optional(),
  BOARDWRIGHT_DATA_DIR: z.string().optional(),
  BOARDWRIGHT_INSTANCE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,19}$/, 'use 1 to 20 lower-case letters, digits and hyphens')
    .optional(),
  BOARDWRIGHT_HOST: z.string().optional(),
  BOARDWRIGHT_WEB_PORT: Port.optional(),
  BOARDWRIGHT_POSTGRES_PORT: Port.optional(),
  BOARDWRIGHT_REDIS_PORT: Port.optional(),
  BOARDWRIGHT_URL: z.url({ protocol: /^https?$/ }).optional(),
  BOARDWRIGHT_TOKEN: z.string().optional(),
  BOARDWRIGHT_SECRET: z.string().min(32, 'use at least 32 characters').optional(),
  BOARDWRIGHT_OPERATOR_TOKEN: z.string().min(32, 'use at least 32 characters').optional(),
  BOARDWRIGHT_STORE: z.string().optional(),
  BOARDWRIGHT_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  BOARDWRIGHT_S3_REGION: z.string().optional(),
  BOARDWRIGHT_APT_MIRROR: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  DOCKER_HOST: z.string().optional(),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).optional(),
  NO_COLOR: z.string().optional(),
  TERM: z.string().optional(),
  CI: z.string().optional(),
});

export interface Env {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of everything Boardwright keeps: database, store, logs, secrets. */
  readonly dataDir: string;
  readonly instance: string | undefined;
  /** Address the web app listens on. */
  readonly host: string;
  /** Ports the person asked for; undefined means the default or the next free one. */
  readonly ports: {
    readonly web: number | undefined;
    readonly postgres: number | undefined;
    readonly redis: number | undefined;
  };
  /** Public address of the server, as given. */
  readonly url: string | undefined;
  /** Token for a server elsewhere. Given together with `url`, the local stack is not used at all. */
  readonly token: string | undefined;
  readonly secret: string | undefined;
  readonly operatorToken: string | undefined;
  readonly aptMirror: string | undefined;
  /** Where artifacts are kept, as given: a directory, or s3://bucket/prefix. */
  readonly store: string | undefined;
  readonly s3Endpoint: string | undefined;
  readonly s3Region: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly dockerHost: string | undefined;
  readonly workerConcurrency: number | undefined;
  readonly colours: boolean;
  readonly ci: boolean;
}

/**
 * Reads the settings of this process.
 *
 * @throws AppError BAD_REQUEST naming the variable that cannot be used
 */
export function readEnv(variables: Readonly<Record<string, string | undefined>> = process.env): Env {
  // An empty variable means the same as an absent one.
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError('BAD_REQUEST', `These environment variables cannot be used. ${problems.join('; ')}`);
  }
  const given = parsed.data;
  const root = resolve(given.BOARDWRIGHT_ROOT ?? REPOSITORY_ROOT);
  return {
    root,
    dataDir: resolve(given.BOARDWRIGHT_DATA_DIR ?? `${root}/.boardwright`),
    instance: given.BOARDWRIGHT_INSTANCE,
    host: given.BOARDWRIGHT_HOST ?? '127.0.0.1',
    ports: {
      web: given.BOARDWRIGHT_WEB_PORT,
      postgres: given.BOARDWRIGHT_POSTGRES_PORT,
      redis: given.BOARDWRIGHT_REDIS_PORT,
    },
    url: given.BOARDWRIGHT_URL?.replace(/\/+$/, ''),
    token: given.BOARDWRIGHT_TOKEN,
    secret: given.BOARDWRIGHT_SECRET,
    operatorToken: given.BOARDWRIGHT_OPERATOR_TOKEN,
    aptMirror: given.BOARDWRIGHT_APT_MIRROR,
    store: given.BOARDWRIGHT_STORE,
    s3Endpoint: given.BOARDWRIGHT_S3_ENDPOINT,
    s3Region: given.BOARDWRIGHT_S3_REGION,
    databaseUrl: given.DATABASE_URL,
    redisUrl: given.REDIS_URL,
    dockerHost: given.DOCKER_HOST,
    workerConcurrency: given.WORKER_CONCURRENCY,
    colours: given.NO_COLOR === undefined && given.TERM !== 'dumb',
    ci: given.CI !== undefined && given.CI !== 'false',
  };
}

/** The variables a program we start gets beside its own: everything we were given (proxies, PATH, DOCKER_*). */
export function inheritedVariables(): NodeJS.ProcessEnv {
  return process.env;
}
