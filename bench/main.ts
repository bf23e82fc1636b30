import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { REPOSITORY_ROOT } from '../tests/stack/own-stack.ts';
import { type BenchRow, formatTable } from './report.ts';
import { benchApiLatency } from './rows/api-latency.ts';
import { benchBuildTimes } from './rows/build-times.ts';
import { benchBuildrootTimes } from './rows/buildroot-times.ts';
import { benchCatalog } from './rows/catalog.ts';
import { scrollLacks } from './rows/catalog-scroll.ts';
import { benchDownloads, downloadsLack } from './rows/downloads.ts';
import { benchIdleMemory } from './rows/idle-memory.ts';
import { benchLogThroughput } from './rows/log-throughput.ts';
import { benchPersonalise } from './rows/personalise.ts';
import { benchResolve } from './rows/resolve-time.ts';
import { type BenchStack, startBenchStack } from './stack.ts';

type Step = readonly [name: string, measure: (stack: BenchStack) => Promise<readonly BenchRow[]>];

/**
 * Steps that share a stack stand together, in order. The others have one of their own: images of an earlier step would
 * be in the catalog, and the web app's memory is that of a fresh start.
 */
const STACKS: readonly (readonly Step[])[] = [
  [
    ['memory', async (stack) => [await benchIdleMemory(stack)]],
    ['api', benchApiLatency],
    ['log', benchLogThroughput],
    ['build', (stack) => benchBuildTimes(stack, values.arch.split(','))],
    ['buildroot', benchBuildrootTimes],
  ],
  [['downloads', benchDownloads]],
  [['personalise', benchPersonalise]],
  [['catalog', benchCatalog]],
];
const NAMES = ['resolve', ...STACKS.flat().map(([name]) => name)];
const DEFAULTS = NAMES.filter((name) => name !== 'buildroot');

const HELP = `npm run bench -- [--only ${NAMES.join(',')}] [--arch amd64,arm64] [--json FILE]

Measures this checkout on this machine. Build targets are ratios against the plain tools in the same run. Needs a
quiet machine and about 35 minutes; arm64 by the plain tools alone takes about ten.
downloads moves 200 GB over the loopback interface twice, from the web app and from nginx, and needs nginx and curl
(Debian: nginx-light, curl) and 1 GB of disk and of free memory. Where one of them is missing the row says so, and
the run fails.
personalise downloads 1 GB fifteen times. catalog fills a catalog with 10,000 images and scrolls through them in
Chromium (CHROMIUM_PATH, /usr/bin/chromium).
buildroot is only measured when asked for: two compilations of everything, from the sources that
BOARDWRIGHT_BUILDROOT_SITE and its companions name.
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: DEFAULTS.join(',') },
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
const unknown = [...wanted].filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(
    `--only ${unknown.join(',')}: there is no such measurement. There are ${NAMES.join(', ')}.\n`,
  );
  process.exit(2);
}
const rows: BenchRow[] = [];
const say = (text: string): void => void process.stderr.write(`${text}\n`);
// Now, not after half an hour
const lacks = [
  ['downloads', wanted.has('downloads') ? await downloadsLack() : null],
  ['scrolling in catalog', wanted.has('catalog') ? await scrollLacks() : null],
] as const;
for (const [name, lack] of lacks) {
  if (lack !== null) say(`WARNING: ${name} will not be measured, and this run will fail: ${lack}.`);
}
if (wanted.has('resolve')) rows.push(await benchResolve(REPOSITORY_ROOT));
for (const steps of STACKS.map((all) => all.filter(([name]) => wanted.has(name)))) {
  if (steps.length === 0) continue;
  const stack = await startBenchStack();
  try {
    for (const [name, measure] of steps) {
      say(`measuring: ${name}`);
      const measured = await measure(stack);
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
