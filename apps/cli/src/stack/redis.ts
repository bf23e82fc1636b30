import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readRunningRecord } from './process-record.ts';
import { startService, stopService, waitForService } from './service-process.ts';
import { stackPaths } from './stack-paths.ts';

const SERVICE = 'redis';
const START_TIMEOUT_MS = 20_000;
const STOP_GRACE_MS = 10_000;
const ANSWER_TIMEOUT_MS = 1000;

export interface RedisOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly signal: AbortSignal;
}

/** @returns address of the server we start */
export function redisUrl(port: number, password: string): string {
  return `redis://:${password}@127.0.0.1:${port}`;
}

/** Settings of our Redis. PostgreSQL is the truth, so nothing is kept on disk; and jobs must never be evicted. */
export function redisConfig(port: number, password: string, directory: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(directory)}`,
    'save ""',
    'appendonly no',
    'maxmemory-policy noeviction',
    'daemonize no',
    '',
  ].join('\n');
}

/** Logs in and pings, in Redis' inline protocol. */
async function answersPing(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: ANSWER_TIMEOUT_MS });
    let text = '';
    const finish = (good: boolean): void => {
      socket.destroy();
      resolve(good);
    };
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.includes('+PONG')) finish(true);
      else if (text.startsWith('-')) finish(false);
    });
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}

/** @returns true when the Redis of this data directory runs */
export async function redisRuns(dataDir: string): Promise<boolean> {
  return (await readRunningRecord(stackPaths(dataDir).run, SERVICE)) !== undefined;
}

/**
 * Starts our Redis. The caller made sure that it does not run.
 *
 * @throws AppError ENVIRONMENT_NOT_READY
 */
export async function startRedis(options: RedisOptions): Promise<void> {
  const paths = stackPaths(options.dataDir);
  await mkdir(paths.redis, { recursive: true, mode: 0o700 });
  const config = join(paths.redis, 'redis.conf');
  // A file, not arguments: those are for every user of the machine to read.
  await writeFile(config, redisConfig(options.port, options.password, paths.redis), { mode: 0o600 });
  const record = await startService(paths.run, {
    name: SERVICE,
    argv: ['redis-server', config],
    cwd: paths.redis,
    env: {},
    logFile: paths.log(SERVICE),
  });
  try {
    await waitForService(
      record,
      () => answersPing(options.port, options.password),
      START_TIMEOUT_MS,
      options.signal,
    );
  } catch (error) {
    await stopRedis(options.dataDir);
    throw error;
  }
}

/** @returns true when it was running */
export async function stopRedis(dataDir: string): Promise<boolean> {
  return stopService(stackPaths(dataDir).run, SERVICE, { signal: 'SIGTERM', graceMs: STOP_GRACE_MS });
}
