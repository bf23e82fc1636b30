import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const REPOSITORY_ROOT = resolve(import.meta.dirname, '../..');

/** A whole stack of its own: data directory, ports, instance; beside any other on this machine. */
export interface OwnStack {
  readonly url: string;
  readonly token: string;
  readonly dataDir: string;
  readonly instance: string;
  /** Runs `./boardwright` against this stack; rejects on a non-zero exit like execFile does. */
  readonly boardwright: (args: readonly string[]) => Promise<{ stdout: string; stderr: string }>;
  /** Calls the API as the operator. */
  readonly api: (path: string, init?: RequestInit) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

/** Environment of a child `./boardwright` of the stack in `dataDir`. */
export function stackEnv(dataDir: string, extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, BOARDWRIGHT_DATA_DIR: dataDir, NO_COLOR: '1', ...extra };
}

function runner(dataDir: string, extra: Readonly<Record<string, string>>): OwnStack['boardwright'] {
  const env = stackEnv(dataDir, extra);
  return (args) => run(join(REPOSITORY_ROOT, 'boardwright'), [...args], { env, maxBuffer: 64 * 1024 * 1024 });
}

/**
 * Starts the stack of a data directory with `./boardwright up`.
 *
 * @param extra - more environment for the stack, for example a port or a broken mirror
 */
export async function startOwnStack(
  dataDir: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<OwnStack> {
  await runner(dataDir, extra)(['up']);
  return openOwnStack(dataDir, extra);
}

/** Handle on a stack that is running already. */
export async function openOwnStack(
  dataDir: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<OwnStack> {
  const boardwright = runner(dataDir, extra);
  const state = JSON.parse(await readFile(join(dataDir, 'stack.json'), 'utf8')) as {
    instance: string;
    ports: { web: number };
  };
  const token = (await readFile(join(dataDir, 'secrets/operator-token'), 'utf8')).trim();
  const url = `http://127.0.0.1:${state.ports.web}`;
  return {
    url,
    token,
    dataDir,
    instance: state.instance,
    boardwright,
    api: (path, init = {}) =>
      fetch(`${url}/api/v1${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
      }),
    stop: async () => {
      await boardwright(['down']);
    },
  };
}
