import { readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import type { KeeperConfig } from './keeper-config.ts';
import type { ProcessRecord } from './process-record.ts';
import { readRunningRecord } from './process-record.ts';
import { startService, stopService, waitForService } from './service-process.ts';
import { stackPaths } from './stack-paths.ts';

const KEEPER = 'keeper';
/** Stopped from the first to the last when the keeper itself was killed and left them behind. */
export const KEPT_PROGRAMS = ['web', 'worker'] as const;
const READY_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 30_000;
/** Ends of a program in a row, at its start, after which waiting longer is of no use. */
const ENDS_TO_GIVE_UP = 3;

export interface ProgramOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Next's own start program, wherever npm put it. */
function nextProgram(root: string): string {
  return createRequire(join(root, 'apps/web/package.json')).resolve('next/dist/bin/next');
}

function keeperConfig(options: ProgramOptions): KeeperConfig {
  const paths = stackPaths(options.dataDir);
  const node = process.execPath;
  return {
    runDir: paths.run,
    services: [
      {
        name: 'web',
        argv: [
          node,
          nextProgram(options.root),
          'start',
          '--hostname',
          options.host,
          '--port',
          String(options.port),
        ],
        cwd: join(options.root, 'apps/web'),
        logFile: paths.log('web'),
      },
      {
        name: 'worker',
        argv: [node, join(options.root, 'apps/worker/dist/main.mjs')],
        cwd: options.root,
        logFile: paths.log('worker'),
      },
    ],
  };
}

/** @returns true when the web app says it can do its work */
async function isReady(baseUrl: string): Promise<boolean> {
  const answer = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(5000) });
  await answer.body?.cancel();
  return answer.ok;
}

/** @returns true when the keeper of this data directory runs */
export async function programsRun(dataDir: string): Promise<boolean> {
  return (await readRunningRecord(stackPaths(dataDir).run, KEEPER)) !== undefined;
}

/** @returns true when the keeper, the web app and the worker run and the web app is ready */
export async function programsWork(dataDir: string, localUrl: string): Promise<boolean> {
  const { run } = stackPaths(dataDir);
  const records = await Promise.all([KEEPER, ...KEPT_PROGRAMS].map((name) => readRunningRecord(run, name)));
  return !records.includes(undefined) && (await isReady(localUrl).catch(() => false));
}

async function startKeeper(options: ProgramOptions): Promise<ProcessRecord> {
  const paths = stackPaths(options.dataDir);
  const configFile = join(paths.run, 'keeper-config.json');
  await writeFile(configFile, JSON.stringify(keeperConfig(options), null, 2));
  return startService(paths.run, {
    name: KEEPER,
    argv: [process.execPath, join(options.root, 'apps/cli/dist/keeper.mjs'), configFile],
    cwd: options.root,
    env: options.variables,
    logFile: paths.log(KEEPER),
  });
}

async function logSize(file: string): Promise<number> {
  return stat(file).then(
    (facts) => facts.size,
    () => 0,
  );
}

/**
 * Gives up on a program that ends again and again; the keeper would try for ever, as the cause may pass.
 *
 * @throws AppError ENVIRONMENT_NOT_READY naming the program's log
 */
async function throwIfItKeepsEnding(
  name: string,
  title: string,
  logFile: string,
  keeperReports: () => Promise<string>,
): Promise<void> {
  const ends = (await keeperReports()).split('\n').filter((line) => line.includes(` ${name} ended;`)).length;
  if (ends < ENDS_TO_GIVE_UP) return;
  throw new AppError('ENVIRONMENT_NOT_READY', `${title} ends right after its start.`, {
    details: { log: logFile },
  });
}

/** What was added to a log after its first `fromByte` bytes; all of it when it was begun anew in between. */
async function readFrom(logFile: string, fromByte: number): Promise<string> {
  const content = await readFile(logFile);
  return content.subarray(content.length < fromByte ? 0 : fromByte).toString('utf8');
}

/**
 * Starts the web app and the worker under their keeper and waits until both are ready.
 *
 * @param localUrl - address of the web app on this host
 * @throws AppError ENVIRONMENT_NOT_READY naming the log of the one that did not get ready
 */
export async function startPrograms(options: ProgramOptions, localUrl: string): Promise<void> {
  const { dataDir, signal } = options;
  const paths = stackPaths(dataDir);
  // Left over from a keeper that was killed; a new keeper would start a second set.
  await stopKept(dataDir);
  const workerLog = paths.log('worker');
  const [before, keeperBefore] = await Promise.all([workerLog, paths.log(KEEPER)].map(logSize));
  const keeper = await startKeeper(options);
  const keeperReports = (): Promise<string> => readFrom(paths.log(KEEPER), keeperBefore ?? 0);
  const web = { ...keeper, name: 'The web app', logFile: paths.log('web') };
  const worker = { ...keeper, name: 'The worker', logFile: workerLog };
  try {
    const webIsReady = async (): Promise<boolean> => {
      await throwIfItKeepsEnding('web', web.name, web.logFile, keeperReports);
      return isReady(localUrl);
    };
    const workerIsReady = async (): Promise<boolean> => {
      await throwIfItKeepsEnding('worker', worker.name, workerLog, keeperReports);
      // Its own word when it takes builds; lines of earlier runs do not count.
      return /^ready /m.test(await readFrom(workerLog, before ?? 0));
    };
    await waitForService(web, webIsReady, READY_TIMEOUT_MS, signal);
    await waitForService(worker, workerIsReady, READY_TIMEOUT_MS, signal);
  } catch (error) {
    await stopPrograms(dataDir);
    throw error;
  }
}

async function stopKept(dataDir: string): Promise<void> {
  const { run } = stackPaths(dataDir);
  for (const name of KEPT_PROGRAMS)
    await stopService(run, name, { signal: 'SIGTERM', graceMs: STOP_GRACE_MS });
}

/** Stops the keeper and with it the web app and the worker. @returns true when something was running */
export async function stopPrograms(dataDir: string): Promise<boolean> {
  const stopped = await stopService(stackPaths(dataDir).run, KEEPER, {
    signal: 'SIGTERM',
    graceMs: STOP_GRACE_MS,
  });
  await stopKept(dataDir);
  return stopped;
}
