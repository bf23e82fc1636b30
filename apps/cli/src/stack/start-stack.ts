import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { CliContext } from '../cli-context.ts';
import { type Env, inheritedVariables } from '../env.ts';
import type { StepPrinter } from '../terminal/step-printer.ts';
import { applyMigrations, migrationsDigest } from './migrations.ts';
import { choosePort } from './ports.ts';
import { postgresRuns, postgresUrl, startPostgres } from './postgres.ts';
import { prepareHost } from './prepare-host.ts';
import { buildPrograms } from './program-build.ts';
import { programsRun, programsWork, startPrograms, stopPrograms } from './programs.ts';
import { redisRuns, redisUrl, startRedis } from './redis.ts';
import { ensureSecrets, type StackSecrets } from './secrets.ts';
import { withStackLock } from './stack-lock.ts';
import { stackPaths } from './stack-paths.ts';
import { instanceId, readState, type StackState, writeState } from './stack-state.ts';
import { type ServiceName, stopServices } from './stop-stack.ts';
import { REDIS_NEED } from './system-packages.ts';

const LOCK_TIMEOUT_MS = 900_000;
const USUAL_PORTS = { web: 3300, postgres: 54_330, redis: 63_300 } as const;

export interface RunningStack {
  /** Address for people, as they reach it. */
  readonly url: string;
  /** Address of the web app on this host. */
  readonly localUrl: string;
  readonly operatorToken: string;
  /** What this call started, in the order it was started; what ran before is not in it. */
  readonly started: readonly ServiceName[];
}

/** What one start works with; `started` and `state` grow as it goes. */
interface Start {
  readonly env: Env;
  readonly steps: StepPrinter;
  readonly signal: AbortSignal;
  readonly secrets: StackSecrets;
  readonly started: ServiceName[];
  state: StackState;
}

async function remember(start: Start, change: Partial<StackState>): Promise<void> {
  start.state = { ...start.state, ...change };
  await writeState(start.env.dataDir, start.state);
}

async function startDatabase(start: Start): Promise<string> {
  const { env, signal, steps, secrets } = start;
  if (env.databaseUrl !== undefined) return env.databaseUrl;
  await steps.run('PostgreSQL', async () => {
    if ((await postgresRuns(env.dataDir)) && start.state.ports.postgres !== undefined)
      return `already running on port ${start.state.ports.postgres}`;
    const port = await choosePort({
      asked: env.ports.postgres,
      recorded: start.state.ports.postgres,
      usual: USUAL_PORTS.postgres,
      host: '127.0.0.1',
      purpose: 'PostgreSQL',
      variable: 'BOARDWRIGHT_POSTGRES_PORT',
    });
    await remember(start, { ports: { ...start.state.ports, postgres: port } });
    await startPostgres({ dataDir: env.dataDir, port, password: secrets.postgresPassword, signal });
    start.started.push('postgres');
    return `started on port ${port}`;
  });
  return postgresUrl(start.state.ports.postgres ?? USUAL_PORTS.postgres, secrets.postgresPassword);
}

async function updateSchema(start: Start, databaseUrl: string): Promise<string> {
  const { env, signal, state } = start;
  const schema = await migrationsDigest(env.root);
  // Our own server that ran all the while has what it was given; any other may have been put back to an older state.
  const unchanged = env.databaseUrl === undefined && !start.started.includes('postgres');
  if (unchanged && state.schema === schema) return 'up to date';
  const note = await applyMigrations({ root: env.root, databaseUrl, signal });
  await remember(start, { schema });
  return note;
}

async function startQueue(start: Start): Promise<string> {
  const { env, signal, steps, secrets } = start;
  if (env.redisUrl !== undefined) return env.redisUrl;
  await steps.run('Redis', async () => {
    if ((await redisRuns(env.dataDir)) && start.state.ports.redis !== undefined)
      return `already running on port ${start.state.ports.redis}`;
    const port = await choosePort({
      asked: env.ports.redis,
      recorded: start.state.ports.redis,
      usual: USUAL_PORTS.redis,
      host: '127.0.0.1',
      purpose: 'Redis',
      variable: 'BOARDWRIGHT_REDIS_PORT',
    });
    await remember(start, { ports: { ...start.state.ports, redis: port } });
    await startRedis({ dataDir: env.dataDir, port, password: secrets.redisPassword, signal });
    start.started.push('redis');
    return `started on port ${port}`;
  });
  return redisUrl(start.state.ports.redis ?? USUAL_PORTS.redis, secrets.redisPassword);
}

function programVariables(start: Start, databaseUrl: string, queueUrl: string): Record<string, string> {
  const { env, secrets, state } = start;
  return {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    BOARDWRIGHT_ROOT: env.root,
    BOARDWRIGHT_DATA_DIR: env.dataDir,
    BOARDWRIGHT_INSTANCE: state.instance,
    BOARDWRIGHT_SECRET: secrets.secret,
    BOARDWRIGHT_OPERATOR_TOKEN: secrets.operatorToken,
    DATABASE_URL: databaseUrl,
    REDIS_URL: queueUrl,
    ...(env.aptMirror === undefined ? {} : { BOARDWRIGHT_APT_MIRROR: env.aptMirror }),
    ...(env.store === undefined ? {} : { BOARDWRIGHT_STORE: env.store }),
    ...(env.s3Endpoint === undefined ? {} : { BOARDWRIGHT_S3_ENDPOINT: env.s3Endpoint }),
    ...(env.s3Region === undefined ? {} : { BOARDWRIGHT_S3_REGION: env.s3Region }),
    ...(env.workerConcurrency === undefined ? {} : { WORKER_CONCURRENCY: String(env.workerConcurrency) }),
  };
}

/** Our settings that the programs inherit, so that a changed one restarts them; hashed, for some are secrets. */
function ownVariables(): readonly (readonly [string, string | undefined])[] {
  return Object.entries(inheritedVariables())
    .filter(([name]) => name.startsWith('BOARDWRIGHT_'))
    .sort();
}

/** Address under which programs on this host reach a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

async function startWeb(
  start: Start,
  variables: Readonly<Record<string, string>>,
  rebuilt: boolean,
): Promise<string> {
  const { env, signal } = start;
  const wanted = createHash('sha256')
    .update(JSON.stringify([variables, env.host, env.ports.web, env.url, ownVariables()]))
    .digest('hex');
  const { ports, settings } = start.state;
  if ((await programsRun(env.dataDir)) && ports.web !== undefined) {
    const current = localUrl(env.host, ports.web);
    if (!rebuilt && settings === wanted && (await programsWork(env.dataDir, current)))
      return `already running on port ${ports.web}`;
    await stopPrograms(env.dataDir);
  }
  const port = await choosePort({
    asked: env.ports.web,
    recorded: ports.web,
    usual: USUAL_PORTS.web,
    host: env.host,
    purpose: 'the web app',
    variable: 'BOARDWRIGHT_WEB_PORT',
  });
  const url = env.url ?? localUrl(env.host, port);
  await remember(start, { ports: { ...ports, web: port }, url, settings: wanted });
  const withUrl = { ...variables, BOARDWRIGHT_URL: url };
  await startPrograms(
    { root: env.root, dataDir: env.dataDir, host: env.host, port, variables: withUrl, signal },
    localUrl(env.host, port),
  );
  start.started.push('programs');
  return `started on port ${port}`;
}

async function startAll(start: Start): Promise<void> {
  const { env, signal, steps } = start;
  const needs = env.redisUrl === undefined ? [REDIS_NEED] : [];
  const host = { env, signal, extraNeeds: needs };
  if (await prepareHost(host, steps)) start.started.push('docker');
  const databaseUrl = await startDatabase(start);
  const queueUrl = await startQueue(start);
  await steps.run('Database schema', () => updateSchema(start, databaseUrl));
  let rebuilt = false;
  await steps.run('Programs', async () => {
    const build = await buildPrograms(env.root, signal, () => stopPrograms(env.dataDir));
    rebuilt = build.changed;
    return build.note;
  });
  await steps.run('Web and worker', () =>
    startWeb(start, programVariables(start, databaseUrl, queueUrl), rebuilt),
  );
}

/**
 * Brings the stack of the data directory up, step by step; what already runs is used as it is.
 *
 * @throws AppError ENVIRONMENT_NOT_READY with what to do; then all that this call started is stopped again
 */
export async function startStack({ env, signal }: CliContext, steps: StepPrinter): Promise<RunningStack> {
  await mkdir(stackPaths(env.dataDir).store, { recursive: true, mode: 0o700 });
  return withStackLock(env.dataDir, LOCK_TIMEOUT_MS, signal, async () => {
    const kept = await readState(env.dataDir);
    const instance = env.instance ?? kept?.instance ?? instanceId(env.dataDir);
    const secrets = await ensureSecrets(env.dataDir, env);
    const state: StackState = { version: 1, ports: {}, ...kept, instance, root: env.root };
    const start: Start = { env, steps, signal, secrets, started: [], state };
    try {
      await startAll(start);
    } catch (error) {
      await stopServices(env.dataDir, start.started);
      throw error;
    }
    const port = start.state.ports.web ?? USUAL_PORTS.web;
    const local = localUrl(env.host, port);
    return {
      url: start.state.url ?? local,
      localUrl: local,
      operatorToken: secrets.operatorToken,
      started: start.started,
    };
  });
}
