import type { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import type { BuildPlan, PlanSources } from '../plan.ts';
import { exampleImage } from '../testing/example-image.ts';
import { plan, planHash } from './plan.ts';

const NAME = 'qemu-x86_64-vibration';
const SOURCES: PlanSources = {
  archiveDate: '2026-11-22',
  builderDigests: { 'debian-builder': 'a'.repeat(64) },
};

function planOf(change?: (spec: ImageSpec) => ImageSpec, sources: Partial<PlanSources> = {}): BuildPlan {
  return plan(exampleImage(NAME, change), { ...SOURCES, ...sources });
}

function changedStages(before: BuildPlan, after: BuildPlan): string[] {
  const keys = new Map(before.stages.map(({ id, key }) => [id, key]));
  return after.stages.filter(({ id, key }) => key !== undefined && keys.get(id) !== key).map(({ id }) => id);
}

const addPackage =
  (name: string) =>
  (spec: ImageSpec): ImageSpec => ({ ...spec, packages: [...spec.packages, name] });

describe('plan', () => {
  it('redoes only configuration and later when the power profile changes', () => {
    const after = planOf((spec) => ({ ...spec, power: { ...spec.power, profile: 'performance' } }));
    expect(changedStages(planOf(), after)).toEqual(['configure', 'image', 'pack']);
  });

  it('redoes only the last package layer and later when a package is added', () => {
    const one = planOf(addPackage('mosquitto'));
    const two = planOf((spec) => addPackage('htop')(addPackage('mosquitto')(spec)));
    expect(changedStages(one, two)).toEqual(['extras', 'configure', 'image', 'pack']);
    expect(changedStages(planOf(), one)).toEqual(expect.not.arrayContaining(['base', 'kernel', 'packages']));
  });

  it('redoes the kernel and later, not the base, when preemption changes', () => {
    const after = planOf((spec) => ({ ...spec, kernel: { ...spec.kernel, preemption: 'voluntary' } }));
    expect(changedStages(planOf(), after)).toEqual(
      expect.arrayContaining(['kernel', 'packages', 'configure', 'image', 'pack']),
    );
    expect(changedStages(planOf(), after)).not.toContain('base');
  });

  it.each([
    ['another day', { archiveDate: '2026-11-23' }],
    ['another mirror', { mirror: 'http://mirror.example/debian' }],
    ['another builder', { builderDigests: { 'debian-builder': 'b'.repeat(64) } }],
  ])('redoes everything with %s', (_title, sources) => {
    const before = planOf();
    const keyed = before.stages.filter(({ key }) => key !== undefined).map(({ id }) => id);
    const changed = changedStages(before, planOf(undefined, sources));
    // Packing reads nothing of these itself, but the image it packs is another.
    expect(changed).toEqual(keyed);
  });

  it('never caches the boot test and lets it run beside packing', () => {
    const boot = planOf().stages.find(({ id }) => id === 'boot');
    expect(boot?.key).toBeUndefined();
    expect(boot).toMatchObject({
      parallelWith: ['pack'],
      network: 'none',
      capabilities: [],
      needs: ['image'],
    });
  });

  it('has no boot test for a board no machine emulates', () => {
    const made = plan(exampleImage('rpi5-vibration'), SOURCES);
    expect(made.stages.map(({ id }) => id)).not.toContain('boot');
    expect(made.artifacts.map(({ stage }) => stage)).not.toContain('boot');
  });

  it('lets no stage mount, and only package stages reach the archive', () => {
    for (const stage of planOf(addPackage('mosquitto')).stages) {
      expect(stage.capabilities).not.toContain('SYS_ADMIN');
      const installs = ['base', 'kernel', 'packages', 'extras'].includes(stage.id);
      expect(stage.network).toBe(installs ? 'archive' : 'none');
    }
  });

  it('names files that exist, needs that come before, and artifacts of stages that exist', () => {
    const made = planOf(addPackage('mosquitto'));
    const paths = new Set(made.files.map(({ path }) => path));
    for (const [index, stage] of made.stages.entries()) {
      for (const path of stage.files) expect(paths).toContain(path);
      const before = made.stages.slice(0, index).map(({ id }) => id);
      for (const need of stage.needs) expect(before).toContain(need);
    }
    const ids = made.stages.map(({ id }) => id);
    for (const artifact of made.artifacts) expect(ids).toContain(artifact.stage);
  });

  it('puts no word of the person on a command line', () => {
    const made = planOf(addPackage('mosquitto'));
    for (const stage of made.stages)
      expect(stage.argv).toEqual(['/usr/lib/boardwright/stages/stage', stage.id]);
  });
});

describe('planHash', () => {
  const digests = SOURCES.builderDigests;

  it('is the hash of the plan, whatever day and mirror', () => {
    const image = exampleImage(NAME);
    expect(plan(image, SOURCES).planHash).toBe(planHash(image, digests));
    expect(
      plan(image, { ...SOURCES, archiveDate: '2030-01-01', mirror: 'http://m.example/d' }).planHash,
    ).toBe(planHash(image, digests));
  });

  it('changes with the image and with the builder', () => {
    const hash = planHash(exampleImage(NAME), digests);
    expect(planHash(exampleImage(NAME, addPackage('htop')), digests)).not.toBe(hash);
    expect(planHash(exampleImage(NAME), { 'debian-builder': 'b' })).not.toBe(hash);
  });
});
