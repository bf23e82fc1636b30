import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './testing/run-cli.ts';

const UP_TIMEOUT_MS = 600_000;

let parent = '';
let dataDir = '';

function cli(...words: string[]) {
  return runCli(words, { env: { BOARDWRIGHT_DATA_DIR: dataDir } });
}

/** Processes that have the data directory in their arguments or environment: ours, whatever they are. */
async function ourProcesses(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [words, variables] = await Promise.all(
        ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      return `${words}\0${variables}`.includes(dataDir) ? [`${pid} ${words?.replaceAll('\0', ' ')}`] : [];
    }),
  );
  return found.flat();
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'bw-stack-'));
  dataDir = join(parent, 'data dir');
});
afterAll(async () => {
  await cli('down');
  await rm(parent, { recursive: true, force: true });
});

describe('up and down', () => {
  it('starts a stack that is ready, once', { timeout: UP_TIMEOUT_MS }, async () => {
    const first = await cli('up');
    expect(first.exitCode, first.stderr).toBe(0);
    expect(first.stdout).toBe('');
    expect(first.stderr).toMatch(/Sign in once with http:\/\/127\.0\.0\.1:\d+\//);
    const { stdout } = await cli('status', '--json');
    const before = JSON.parse(stdout);
    expect(before.ready).toBe(true);
    const second = await cli('up');
    expect(second.exitCode).toBe(0);
    expect(second.stderr).toContain('already running on port');
    expect(JSON.parse((await cli('status', '--json')).stdout).services).toEqual(before.services);
  });

  it('starts a killed worker again by itself', { timeout: 60_000 }, async () => {
    const worker = async (): Promise<number | null> =>
      JSON.parse((await cli('status', '--json')).stdout).services.find(
        (one: { service: string }) => one.service === 'worker',
      ).pid;
    const pid = await worker();
    process.kill(pid ?? 0, 'SIGKILL');
    await expect.poll(worker, { timeout: 30_000, interval: 500 }).not.toBe(pid);
    await expect.poll(worker, { timeout: 30_000, interval: 500 }).not.toBeNull();
  });

  it('keeps secrets to the owner', async () => {
    const state = await readFile(join(dataDir, 'stack.json'), 'utf8');
    const token = (await readFile(join(dataDir, 'secrets/operator-token'), 'utf8')).trim();
    expect(state).not.toContain(token);
    expect((await ourProcesses()).join('\n')).not.toContain(token);
  });

  it('leaves no process after down, and a second down is harmless', { timeout: 120_000 }, async () => {
    expect((await ourProcesses()).length).toBeGreaterThan(3);
    const { exitCode, stderr } = await cli('down');
    expect(exitCode, stderr).toBe(0);
    expect(await ourProcesses()).toEqual([]);
    expect((await cli('down')).exitCode).toBe(0);
    expect((await cli('status')).exitCode).toBe(3);
  });

  it('finds its data again, and stops with its foreground session', { timeout: 180_000 }, async () => {
    const token = await readFile(join(dataDir, 'secrets/operator-token'), 'utf8');
    let interrupted = false;
    const session = await runCli(['up', '--foreground'], {
      env: { BOARDWRIGHT_DATA_DIR: dataDir },
      onStderr: (text, kill) => {
        if (interrupted || !text.includes('Ctrl-C stops it')) return;
        interrupted = true;
        kill('SIGINT');
      },
    });
    expect(interrupted, session.stderr).toBe(true);
    expect(session.exitCode, session.stderr).toBe(0);
    expect(await readFile(join(dataDir, 'secrets/operator-token'), 'utf8')).toBe(token);
    expect(await ourProcesses()).toEqual([]);
  });

  it('says who has a port that was asked for', { timeout: 120_000 }, async () => {
    const server = (await import('node:net')).createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as import('node:net').AddressInfo;
    try {
      const { exitCode, stderr } = await runCli(['up'], {
        env: { BOARDWRIGHT_DATA_DIR: dataDir, BOARDWRIGHT_POSTGRES_PORT: String(port) },
      });
      expect(exitCode).toBe(3);
      expect(stderr).toContain(`Port ${port} for PostgreSQL is taken by`);
      expect(stderr).toContain(`process ${process.pid}`);
      expect(stderr).toContain('BOARDWRIGHT_POSTGRES_PORT');
      expect(await ourProcesses()).toEqual([]);
    } finally {
      server.close();
    }
  });
});
