import { resolve } from '@boardwright/catalog/resolve';
import { debianBuilder } from '@boardwright/engines/debian/builder';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { builderImageTag } from '../../tests/stack/builder-image.ts';
import { exampleSpec } from '../../tests/stack/example-spec.ts';
import { type MeasuredBuild, measureBuild } from '../builds.ts';
import type { BenchRow } from '../report.ts';
import type { BenchStack } from '../stack.ts';
import { timePlainDebian } from './plain-debian.ts';
import { ratioRow } from './ratio-row.ts';
import { benchWorkerOverhead } from './worker-overhead.ts';

async function plainMs(spec: ImageSpec): Promise<number> {
  const { image } = resolve(spec);
  const debian = image?.board.engines.debian;
  if (image === null || debian === undefined)
    throw new Error('the spec does not resolve for the Debian engine');
  return timePlainDebian({
    builderTag: await builderImageTag(debianBuilder),
    suite: image.engine.release,
    arch: debian.arch,
    components: ['main', ...debian.components],
    packages: image.packages.map((entry) => entry.name),
  });
}

/**
 * A small change next to the cold build: to the disk image, which is what plain tools make and the target is for, and
 * to Ready, most of which is the boot test of the new image and the same whatever was changed.
 */
function changeRows(name: string, changed: MeasuredBuild, cold: MeasuredBuild): BenchRow[] {
  return [
    ratioRow(`${name}, to the disk image`, changed.toImageMs, cold.toImageMs, 'cold', 0.25),
    ratioRow(`${name}, to Ready`, changed.totalMs, cold.totalMs, 'cold to Ready'),
  ];
}

function coldRows(arch: string, cold: MeasuredBuild, plain: number, limit: number): BenchRow[] {
  const stages = Object.fromEntries(cold.stages.map((stage) => [`${stage.id}Ms`, stage.ms]));
  return [
    ratioRow(`${arch}: cold, to the disk image`, cold.toImageMs, plain, 'plain mmdebstrap + genimage', limit),
    {
      name: `${arch}: cold, to Ready (packed, boot-tested, gate passed)`,
      value: `${(cold.totalMs / 1000).toFixed(1)} s = ${(cold.totalMs / plain).toFixed(2)}x plain`,
      target: '',
      figures: { totalMs: cold.totalMs, ...stages },
    },
  ];
}

/** Build times on an empty cache and after small changes, next to the plain tools with the same package list. */
export async function benchBuildTimes(
  stack: BenchStack,
  architectures: readonly string[],
): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  if (architectures.includes('amd64')) {
    const spec = await exampleSpec('qemu-x86_64-vibration.yaml');
    const cold = await measureBuild(stack, spec);
    rows.push(...coldRows('amd64', cold, await plainMs(spec), 0.9));
    rows.push(await benchWorkerOverhead(stack, cold.toImageMs));
    const again = await measureBuild(stack, spec);
    rows.push({
      name: 'amd64: same spec again',
      value: `${again.totalMs.toFixed(0)} ms, ${again.stages.length} containers`,
      target: '<= 1 s, no container',
      met: again.cached && again.totalMs <= 1_000 && again.stages.length === 0,
      figures: { ms: again.totalMs, containers: again.stages.length },
    });
    const added = await measureBuild(stack, { ...spec, packages: [...spec.packages, 'mosquitto'] });
    rows.push(...changeRows('amd64: one package added', added, cold));
    const power = await measureBuild(stack, { ...spec, power: { ...spec.power, profile: 'performance' } });
    rows.push(...changeRows('amd64: one power setting changed', power, cold));
  }
  if (architectures.includes('arm64')) {
    const spec = await exampleSpec('qemu-aarch64-vibration.yaml');
    const cold = await measureBuild(stack, spec);
    rows.push(...coldRows('arm64', cold, await plainMs(spec), 0.2));
  }
  return rows;
}
