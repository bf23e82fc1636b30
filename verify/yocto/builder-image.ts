import { spawn } from 'node:child_process';
import { directoryDigest } from '@boardwright/core/directory-digest';
import { yoctoBuilder } from '@boardwright/engines/yocto/builder';
import { ensureBuilder } from '../../apps/worker/src/images/ensure-builder.ts';
import { createDockerSandbox } from '../../apps/worker/src/sandbox/docker.ts';
import { REPOSITORY_ROOT } from '../../tests/stack/own-stack.ts';

/** How a program ended, and all it printed. */
export interface Ran {
  readonly status: number;
  readonly output: string;
}

/**
 * Runs docker.
 *
 * @param onLine - is given each line of output as it comes
 */
export function docker(
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let rest = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** The worker's own builder image, made as the worker makes it when this host lacks it. @returns its tag */
export async function ensureYoctoBuilder(): Promise<string> {
  const digest = await directoryDigest(REPOSITORY_ROOT, [yoctoBuilder.dockerfile, ...yoctoBuilder.context]);
  return ensureBuilder(yoctoBuilder, digest, {
    sandbox: createDockerSandbox({ instance: `vy${process.pid}` }),
    root: REPOSITORY_ROOT,
    mirror: undefined,
    signal: new AbortController().signal,
    onLine: (_channel, line) => void process.stderr.write(`${line}\n`),
  });
}
