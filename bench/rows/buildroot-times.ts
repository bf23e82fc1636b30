import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from '@boardwright/catalog/resolve';
import { buildrootImage } from '@boardwright/engines/buildroot/resolved';
import { compareWithPlain } from '../../tests/stack/compare-images.ts';
import { examplePath, exampleSpec } from '../../tests/stack/example-spec.ts';
import { buildPlainly, type PlainBuild } from '../../tests/stack/plain-buildroot.ts';
import { type MeasuredBuild, measureBuild } from '../builds.ts';
import type { BenchRow } from '../report.ts';
import type { BenchStack } from '../stack.ts';
import { ratioRow } from './ratio-row.ts';

const EXAMPLE = 'qemu-aarch64-buildroot-small.yaml';

/** Only what makes the same is worth comparing. */
async function sameFiles(stack: BenchStack, plain: PlainBuild): Promise<BenchRow> {
  const { compared, different } = await compareWithPlain(stack, examplePath(EXAMPLE), plain);
  for (const text of different) process.stderr.write(`${text}\n`);
  return {
    name: "buildroot: files that differ from plain make's",
    value: `${different.length} of ${compared}`,
    target: '0',
    met: different.length === 0,
    figures: { different: different.length, compared },
  };
}

/** CPU time, the unit of the goals, and next to it the wall clock. */
function rowsOf(name: string, measured: MeasuredBuild, plain: PlainBuild, limit?: number): BenchRow[] {
  return [
    ratioRow(`buildroot: ${name}, CPU`, measured.toImageCpuMs, plain.cpuMs, 'plain make', limit),
    ratioRow(`buildroot: ${name}, wall clock`, measured.toImageMs, plain.ms, 'plain make'),
  ];
}

/** A build that came from the catalog has no stages: what counts is what the whole machine does from the request to the answer. */
export function noChangeRows(
  again: Pick<MeasuredBuild, 'totalMs' | 'totalCpuMs'>,
  plain: Pick<PlainBuild, 'ms' | 'cpuMs'>,
): BenchRow[] {
  return [
    ratioRow('buildroot: same spec again, CPU', again.totalCpuMs, plain.cpuMs, 'plain make', 0.01),
    ratioRow('buildroot: same spec again, wall clock', again.totalMs, plain.ms, 'plain make', 0.01),
  ];
}

/** The first build of a release asks for its package index; once per release, so no part of what a build costs. */
async function indexPackages(stack: BenchStack, release: string): Promise<void> {
  const path = `/buildroot/${release}/package-index`;
  let index = (await (await stack.api(path, { method: 'POST' })).json()) as { state: string };
  while (index.state === 'queued' || index.state === 'running') {
    await sleep(1000);
    const found = await stack.api(`/buildroot/${release}/packages?q=`);
    ({ index } = (await found.json()) as { index: { state: string } });
  }
  if (index.state !== 'ready') throw new Error(`the package index ended ${index.state}`);
  await stack.boardwright(['cache', 'prune', '--max-mib', '0', '--downloads']);
}

/**
 * Buildroot images on an empty cache and after small changes, next to plain make. All times are to the disk image; sources
 * come from where the worker's BOARDWRIGHT_BUILDROOT_* settings say. Only on a machine that does nothing else.
 */
export async function benchBuildrootTimes(stack: BenchStack): Promise<BenchRow[]> {
  const spec = await exampleSpec(EXAMPLE);
  const { image } = resolve(spec);
  if (image === null) throw new Error(`${EXAMPLE} does not resolve`);
  await indexPackages(stack, image.engine.release);
  const cold = await measureBuild(stack, spec);
  const plain = await buildPlainly(stack, examplePath(EXAMPLE), buildrootImage(image));
  const same = await sameFiles(stack, plain);
  await plain.remove();
  const again = await measureBuild(stack, spec);
  const added = await measureBuild(stack, { ...spec, packages: [...spec.packages, 'memtester'] });
  const kernel = { ...spec.kernel, configFragment: [...spec.kernel.configFragment, 'CONFIG_WATCHDOG=y'] };
  const option = await measureBuild(stack, { ...spec, kernel });
  // Gives up every finished stage; downloads and compiled objects stay.
  await stack.boardwright(['cache', 'prune', '--max-mib', '0']);
  const clean = await measureBuild(stack, spec, true);
  const stages = Object.fromEntries(
    cold.stages.flatMap(({ id, ms, cpuMs }) => [
      [`${id}StageMs`, ms],
      [`${id}StageCpuMs`, cpuMs],
    ]),
  );
  const rows = [
    ...rowsOf('cold', cold, plain, 1.03),
    ...noChangeRows(again, plain),
    ...rowsOf('one package added', added, plain, 0.1),
    ...rowsOf('one kernel option changed', option, plain),
    ...rowsOf('all stages again, warm caches', clean, plain, 0.3),
    same,
  ];
  return rows.map((row, index) => (index === 0 ? { ...row, figures: { ...row.figures, ...stages } } : row));
}
