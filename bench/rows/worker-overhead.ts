import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { REPOSITORY_ROOT } from '../../tests/stack/own-stack.ts';
import type { BenchRow } from '../report.ts';
import type { BenchStack } from '../stack.ts';

const run = promisify(execFile);
/** The volume build.sh keeps downloaded packages in; emptied so that both sides download. */
const SCRIPT_CACHE = 'boardwright-apt-cache';

/** Times the same stages run by the ejected tree's build.sh, with no worker: from the first stage to the disk image. */
async function bareToImageMs(tree: string): Promise<number> {
  const child = spawn('sh', [join(tree, 'build.sh')], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let startMs = Number.NaN;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === '== base') startMs = performance.now();
    if (line === '== pack' || line === '== boot') break;
  }
  const elapsedMs = performance.now() - startMs;
  // Packing and the boot test are not compared, since the worker runs them side by side and the script in turn.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  return elapsedMs;
}

/**
 * What the worker adds to the bare commands: a cold build by the worker next to the ejected tree's script.
 *
 * @param workerToImageMs - the worker's cold build of the amd64 example, measured in this run
 */
export async function benchWorkerOverhead(stack: BenchStack, workerToImageMs: number): Promise<BenchRow> {
  const tree = await mkdtemp(join(tmpdir(), 'boardwright-eject-'));
  try {
    const spec = join(REPOSITORY_ROOT, 'examples/qemu-x86_64-vibration.yaml');
    await stack.boardwright(['render', spec, '--out', tree, '--force']);
    await run('docker', ['volume', 'rm', '-f', SCRIPT_CACHE]);
    const bareMs = await bareToImageMs(tree);
    const overhead = workerToImageMs / bareMs - 1;
    return {
      name: 'worker overhead over the bare commands',
      value: `${(100 * overhead).toFixed(1)} % (${(workerToImageMs / 1000).toFixed(1)} s next to ${(bareMs / 1000).toFixed(1)} s)`,
      target: '<= 5 %',
      met: overhead <= 0.05,
      figures: { overhead, workerMs: workerToImageMs, bareMs },
    };
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}
