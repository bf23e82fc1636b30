import { resolve } from '@boardwright/catalog/resolve';
import { buildrootImage } from '@boardwright/engines/buildroot/resolved';
import { compareWithPlain } from '../../tests/stack/compare-images.ts';
import { examplePath, exampleSpec } from '../../tests/stack/example-spec.ts';
import { buildPlainly, type PlainBuild } from '../../tests/stack/plain-buildroot.ts';
import { measureBuild } from '../builds.ts';
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

/**
 * Buildroot images on an empty cache and after small changes, next to plain make. All times are to the disk image; sources
 * come from where the worker's BOARDWRIGHT_BUILDROOT_* settings say.
 */
export async function benchBuildrootTimes(stack: BenchStack): Promise<BenchRow[]> {
  const spec = await exampleSpec(EXAMPLE);
  const { image } = resolve(spec);
  if (image === null) throw new Error(`${EXAMPLE} does not resolve`);
  const cold = await measureBuild(stack, spec);
  const built = await buildPlainly(stack, examplePath(EXAMPLE), buildrootImage(image));
  const same = await sameFiles(stack, built);
  await built.remove();
  const plain = built.ms;
  const rows = [ratioRow('buildroot: cold', cold.toImageMs, plain, 'plain make', 1.03)];
  const again = await measureBuild(stack, spec);
  rows.push(ratioRow('buildroot: same spec again', again.totalMs, plain, 'plain make', 0.01));
  const added = await measureBuild(stack, { ...spec, packages: [...spec.packages, 'memtester'] });
  rows.push(ratioRow('buildroot: one package added', added.toImageMs, plain, 'plain make', 0.1));
  const kernel = { ...spec.kernel, configFragment: [...spec.kernel.configFragment, 'CONFIG_WATCHDOG=y'] };
  const option = await measureBuild(stack, { ...spec, kernel });
  rows.push(ratioRow('buildroot: one kernel option changed', option.toImageMs, plain, 'plain make'));
  // Gives up every finished stage; downloads and compiled objects stay.
  await stack.boardwright(['cache', 'prune', '--max-mib', '0']);
  const clean = await measureBuild(stack, spec, true);
  rows.push(ratioRow('buildroot: all stages again, warm caches', clean.toImageMs, plain, 'plain make', 0.3));
  const stages = Object.fromEntries(cold.stages.map((stage) => [`${stage.id}Ms`, stage.ms]));
  rows.push(same);
  return rows.map((row, index) => (index === 0 ? { ...row, figures: { ...row.figures, ...stages } } : row));
}
