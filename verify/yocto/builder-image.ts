import { spawn } from 'node:child_process';
import { yoctoBuilder } from '@boardwright/engines/yocto/builder';
import { builderImageTag } from '../../tests/stack/builder-image.ts';
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

/** The worker's own builder image, built when this host lacks it. @returns its tag */
export async function ensureBuilder(): Promise<string> {
  const tag = await builderImageTag(yoctoBuilder);
  if ((await docker(['image', 'inspect', tag])).status === 0) return tag;
  const { status, output } = await docker([
    'build',
    '--tag',
    tag,
    '--file',
    `${REPOSITORY_ROOT}/${yoctoBuilder.dockerfile}`,
    REPOSITORY_ROOT,
  ]);
  if (status !== 0) throw new Error(`The builder image could not be built:\n${output.slice(-2000)}`);
  return tag;
}
