import { treeMiB } from '../process-memory.ts';
import type { BenchRow } from '../report.ts';
import type { BenchStack } from '../stack.ts';

/** Memory of web and worker ten seconds after the last request. */
export async function benchIdleMemory(stack: BenchStack): Promise<BenchRow> {
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const webMiB = await treeMiB(stack.pids.web);
  const workerMiB = await treeMiB(stack.pids.worker);
  const totalMiB = webMiB + workerMiB;
  return {
    name: 'web + worker, idle memory',
    value: `${totalMiB.toFixed(0)} MiB (web ${webMiB.toFixed(0)}, worker ${workerMiB.toFixed(0)})`,
    target: '<= 500 MiB',
    met: totalMiB <= 500,
    figures: { webMiB, workerMiB },
  };
}
