import { spawn } from 'node:child_process';
import { type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@boardwright/core/app-error';
import { inheritedVariables } from '../env.ts';
import { processIdentity } from './process-identity.ts';
import { type ProcessRecord, readRunningRecord, removeRecord, writeRecord } from './process-record.ts';

const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

export interface ServiceCommand {
  readonly name: string;
  /** Absolute path; the program's output is appended. */
  readonly logFile: string;
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  /** Added to the variables we were given. */
  readonly env: Readonly<Record<string, string>>;
}

async function openLog(file: string): Promise<FileHandle> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const size = await stat(file).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

/**
 * Starts a program that outlives this one, in a session of its own so that Ctrl-C does not reach it, and keeps a
 * record by which it is found and stopped later.
 *
 * @throws AppError ENVIRONMENT_NOT_READY when the program cannot be started
 */
export async function startService(runDir: string, command: ServiceCommand): Promise<ProcessRecord> {
  const log = await openLog(command.logFile);
  try {
    const [program, ...words] = command.argv;
    const child = spawn(program, words, {
      cwd: command.cwd,
      env: { ...inheritedVariables(), ...command.env },
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) =>
        reject(
          new AppError('ENVIRONMENT_NOT_READY', `${command.name} could not be started: ${cause.message}`, {
            cause,
          }),
        ),
      );
    });
    child.unref();
    const pid = child.pid ?? 0;
    const identity = await processIdentity(pid);
    if (identity === undefined) throw endedAtOnce(command.name, command.logFile);
    const record: ProcessRecord = {
      name: command.name,
      pid,
      identity,
      command: command.argv.join(' '),
      logFile: command.logFile,
      startedAt: new Date().toISOString(),
    };
    await writeRecord(runDir, record);
    return record;
  } finally {
    await log.close();
  }
}

function endedAtOnce(name: string, logFile: string): AppError {
  return new AppError('ENVIRONMENT_NOT_READY', `${name} ended right after its start.`, {
    details: { log: logFile },
  });
}

/**
 * Waits until a started service is ready.
 *
 * @param isReady - asked every 100 ms; errors count as not ready, except an AppError, which ends the wait
 * @throws AppError ENVIRONMENT_NOT_READY when the service ends or the time is over; CANCELLED when `signal` aborts
 */
export async function waitForService(
  record: ProcessRecord,
  isReady: () => Promise<boolean>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    signal.throwIfAborted();
    const ready = await isReady().catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      return false;
    });
    if (ready) return;
    if ((await processIdentity(record.pid)) !== record.identity)
      throw endedAtOnce(record.name, record.logFile);
    if (performance.now() > deadline) {
      throw new AppError(
        'ENVIRONMENT_NOT_READY',
        `${record.name} was not ready after ${Math.round(timeoutMs / 1000)} s.`,
        {
          details: { log: record.logFile },
        },
      );
    }
    await sleep(100);
  }
}

interface StopOptions {
  readonly signal: NodeJS.Signals;
  /** Time to end by itself, after which the whole session is killed. */
  readonly graceMs: number;
}

/**
 * Stops a service we started; one that is not running, or whose number now belongs to somebody else, is left alone.
 *
 * @returns true when something was stopped
 */
export async function stopService(runDir: string, name: string, options: StopOptions): Promise<boolean> {
  const record = await readRunningRecord(runDir, name);
  if (record === undefined) {
    await removeRecord(runDir, name);
    return false;
  }
  process.kill(record.pid, options.signal);
  const deadline = performance.now() + options.graceMs;
  while ((await processIdentity(record.pid)) === record.identity) {
    if (performance.now() > deadline) {
      // Started detached, so its number is also that of its process group.
      process.kill(-record.pid, 'SIGKILL');
      break;
    }
    await sleep(50);
  }
  await removeRecord(runDir, name);
  return true;
}
