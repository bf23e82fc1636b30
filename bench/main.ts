import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { REPOSITORY_ROOT } from '../tests/stack/own-stack.ts';
import { type BenchRow, formatTable } from './report.ts';
import { benchApiLatency } from './rows/api-latency.ts';
import { benchBuildTimes } from './rows/build-times.ts';
import { benchBuildrootTimes } from './rows/buildroot-times.ts';
import { benchCatalog } from './rows/catalog.ts';
import { benchDownloads } from './rows/downloads.ts';
import { benchIdleMemory } from './rows/idle-memory.ts';
import { benchLogThroughput } from './rows/log-throughput.ts';
import { benchPersonalise } from './rows/personalise.ts';
import { benchResolve } from './rows/resolve-time.ts';
import { startBenchStack } from './stack.ts';

const HELP = `npm run bench -- [--only resolve,api,memory,log,build,buildroot,downloads,personalise,catalog] [--arch amd64,arm64] [--json FILE]

Measures this checkout on this machine. Build targets are ratios against the plain tools in the same run. Needs a
quiet machine and about 25 minutes; arm64 by the plain tools alone takes about ten.
buildroot is only measured when asked for: two compilations of everything, from the sources that
BOARDWRIGHT_BUILDROOT_SITE and its companions name.
catalog is only measured when asked for: it takes a minute and fills the catalog with 10,000 images.
downloads, too, is only measured when asked for: it moves 200 GB over the loopback interface twice, from the web app and
from nginx, and needs nginx and curl (Debian: nginx-light, curl) and 1 GB of disk and of free memory.
personalise, when asked for, downloads 1 GB fifteen times.
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'resolve,memory,api,log,build' },
    arch: { type: 'string', default: 'amd64,arm64' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const wanted = new Set(values.only.split(','));
const rows: BenchRow[] = [];
const say = (text: string): void => void process.stderr.write(`${text}\n`);
if (wanted.has('resolve')) rows.push(await benchResolve(REPOSITORY_ROOT));
if (
  ['memory', 'api', 'log', 'build', 'buildroot', 'downloads', 'personalise', 'catalog'].some((name) =>
    wanted.has(name),
  )
) {
  const stack = await startBenchStack();
  const steps: readonly [string, () => Promise<BenchRow[]>][] = [
    ['memory', async () => [await benchIdleMemory(stack)]],
    ['api', () => benchApiLatency(stack)],
    ['log', () => benchLogThroughput(stack)],
    ['build', () => benchBuildTimes(stack, values.arch.split(','))],
    ['buildroot', () => benchBuildrootTimes(stack)],
    ['downloads', () => benchDownloads(stack)],
    ['personalise', () => benchPersonalise(stack)],
    ['catalog', () => benchCatalog(stack)],
  ];
  try {
    for (const [name, step] of steps) {
      if (!wanted.has(name)) continue;
      say(`measuring: ${name}`);
      const measured = await step();
      rows.push(...measured);
      for (const row of measured) say(`  ${row.name}: ${row.value}`);
    }
  } finally {
    await stack.remove();
  }
}
process.stdout.write(`${formatTable(rows)}\n`);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
process.exitCode = rows.some((row) => row.met === false) ? 1 : 0;
