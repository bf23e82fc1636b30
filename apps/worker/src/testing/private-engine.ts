import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Docker engine of a test's own, which it may kill. */
export interface PrivateEngine {
  readonly socket: string;
  readonly start: () => Promise<void>;
  /** Kills the engine, as a crash does; its containers and containerd stay behind. */
  readonly kill: () => Promise<void>;
  /** Copies an image from the usual engine. */
  readonly load: (image: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function endProcess(pidFile: string, signal: NodeJS.Signals): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, signal);
    for (let attempt = 0; attempt < 100; attempt += 1) {
      process.kill(pid, 0);
      await sleep(100);
    }
  } catch {
    // Gone, which is what was wanted.
  }
}

/** Prepares an engine with directories of its own; needs root, like any Docker engine. */
export async function preparePrivateEngine(): Promise<PrivateEngine> {
  // Short, because socket paths may not be long.
  const directory = await mkdtemp(join(tmpdir(), 'bwe-'));
  const socket = join(directory, 'd.sock');
  const pidFile = join(directory, 'd.pid');
  let child: ChildProcess | undefined;

  async function answers(): Promise<boolean> {
    return run('docker', ['-H', `unix://${socket}`, 'version']).then(
      () => true,
      () => false,
    );
  }

  async function start(): Promise<void> {
    await rm(pidFile, { force: true });
    const directories = ['--data-root', join(directory, 'data'), '--exec-root', join(directory, 'run')];
    const quiet = ['--iptables=false', '--ip-masq=false', '--bridge=none', '--log-level=fatal'];
    // In a network of its own: an engine without a bridge removes the usual engine's at its start.
    child = spawn(
      'unshare',
      ['--net', 'dockerd', '-H', `unix://${socket}`, '--pidfile', pidFile, ...directories, ...quiet],
      {
        stdio: 'ignore',
      },
    );
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (await answers()) return;
      await sleep(100);
    }
    throw new Error('the private engine does not answer');
  }

  async function kill(): Promise<void> {
    child?.kill('SIGKILL');
    if (child !== undefined) await once(child, 'exit');
  }

  async function load(image: string): Promise<void> {
    const save = spawn('docker', ['save', image], { stdio: ['ignore', 'pipe', 'inherit'] });
    const loading = spawn('docker', ['-H', `unix://${socket}`, 'load'], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const ended = Promise.all([once(save, 'exit'), once(loading, 'exit')]);
    await pipeline(save.stdout, loading.stdin);
    const codes = (await ended).map(([code]: unknown[]) => code);
    if (codes.some((code) => code !== 0)) {
      throw new Error(`could not copy ${image} into the private engine: exits ${codes.join(', ')}`);
    }
  }

  async function stop(): Promise<void> {
    await endProcess(pidFile, 'SIGTERM');
    await endProcess(join(directory, 'run/containerd/containerd.pid'), 'SIGTERM');
    // The engine mounts its data directory on itself and leaves that behind.
    await run('umount', ['--recursive', '--lazy', join(directory, 'data')]).catch(() => undefined);
    await rm(directory, { recursive: true, force: true });
  }

  return { socket, start, kill, load, stop };
}
