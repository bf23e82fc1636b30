import type { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import type { BuildPlan, PlanSources } from '../plan.ts';
import { exampleImage } from '../testing/example-image.ts';
import { plan, planHash } from './plan.ts';

const NAME = 'qemu-aarch64-buildroot-vibration';
const SOURCES: PlanSources = {
  archiveDate: '2026-11-22',
  builderDigests: { 'buildroot-builder': 'a'.repeat(64) },
};
const ALL = ['source', 'config', 'toolchain', 'base', 'packages', 'extras', 'image', 'pack'];

function planOf(change?: (spec: ImageSpec) => ImageSpec, sources: Partial<PlanSources> = {}): BuildPlan {
  return plan(exampleImage(NAME, change), { ...SOURCES, ...sources });
}

function changedStages(after: BuildPlan, before = planOf()): string[] {
  const keys = new Map(before.stages.map(({ id, key }) => [id, key]));
  return after.stages.filter(({ id, key }) => key !== undefined && keys.get(id) !== key).map(({ id }) => id);
}

describe('plan', () => {
  it('redoes only the own packages and the image when one is added', () => {
    const after = planOf((spec) => ({ ...spec, packages: [...spec.packages, 'strace'] }));
    expect(changedStages(after)).toEqual(['config', 'extras', 'image', 'pack']);
  });

  it('redoes units and later, not the kernel, when a tool without kernel options is chosen', () => {
    const after = planOf((spec) => ({ ...spec, profiling: [...spec.profiling, 'strace'] }));
    expect(changedStages(after)).toEqual(['config', 'packages', 'extras', 'image', 'pack']);
  });

  it('keeps the toolchain when the kernel changes', () => {
    const after = planOf((spec) => ({ ...spec, kernel: { ...spec.kernel, hz: 250 } }));
    expect(changedStages(after)).toEqual(['base', 'packages', 'extras', 'image', 'pack']);
  });

  it('makes only the image again for another host name, although reasons differ', () => {
    const after = planOf((spec) => ({ ...spec, network: { ...spec.network, hostname: 'other' } }));
    expect(changedStages(after)).toEqual(['config', 'image', 'pack']);
  });

  it('shares Buildroot itself between boards, and nothing else', () => {
    const after = planOf((spec) => ({ ...spec, board: 'qemu-riscv64', runtimes: [] }));
    expect(changedStages(after)).toEqual(ALL.filter((id) => id !== 'source'));
  });

  it('is not redone for another day or download site, but for another builder, release or site setting', () => {
    const sites = { gitUrl: 'https://git.example/buildroot.git', primarySite: 'http://mirror.example/' };
    expect(changedStages(planOf(undefined, { archiveDate: '2026-11-23', buildroot: sites }))).toEqual([]);
    const builder = planOf(undefined, { builderDigests: { 'buildroot-builder': 'b'.repeat(64) } });
    expect(changedStages(builder)).toEqual(ALL);
    const release = planOf((spec) => ({ ...spec, engine: { kind: 'buildroot', release: '2026.02' } }));
    expect(changedStages(release)).toEqual(ALL);
    const site = planOf(undefined, { buildroot: { siteFragment: 'BR2_TOOLCHAIN_EXTERNAL=y\n' } });
    expect(changedStages(site)).toEqual(ALL.filter((id) => id !== 'source'));
    expect(site.files.find(({ path }) => path === 'config/fragments/90-site.fragment')?.content).toContain(
      'EXTERNAL=y',
    );
  });

  it('reaches the network for Buildroot and its downloads only, and always as an ordinary user', () => {
    for (const { id, network, user, capabilities } of planOf().stages) {
      expect(network).toBe(['source', 'download'].includes(id) ? 'archive' : 'none');
      expect(user).toEqual({ uid: 1000, gid: 1000 });
      expect(capabilities).toEqual([]);
    }
  });

  it('checks the configuration before anything is downloaded or built', () => {
    const { stages } = planOf();
    const download = stages.find(({ id }) => id === 'download');
    expect(download).toMatchObject({ needs: ['config'] });
    expect(download?.key).toBeUndefined();
    for (const id of ['toolchain', 'base', 'packages', 'extras', 'image'])
      expect(stages.find((one) => one.id === id)?.needs).toContain('download');
  });

  it('gives each stage the fragments of its own layer and below', () => {
    const fragments = (id: string): string[] =>
      planOf()
        .stages.find((one) => one.id === id)
        ?.files.flatMap((path) => /fragments\/(\d+)-/.exec(path)?.[1] ?? []) ?? [];
    expect(fragments('toolchain')).toEqual(['10']);
    expect(fragments('base')).toEqual(['10', '20', '30']);
    expect(fragments('packages')).toEqual(['10', '20', '30', '40']);
    expect(fragments('extras')).toEqual(['10', '20', '30', '40', '50']);
    expect(fragments('image')).toEqual(['10', '20', '30', '40', '50', '60']);
  });

  it('has no stage for a layer with nothing in it and no boot test for a board no machine emulates', () => {
    const bare = planOf((spec) => ({ ...spec, board: 'rock-5b', runtimes: [], profiling: [], packages: [] }));
    expect(bare.stages.map(({ id }) => id)).toEqual([
      'source',
      'config',
      'download',
      'toolchain',
      'base',
      'image',
      'pack',
    ]);
    expect(bare.artifacts.map(({ stage }) => stage)).not.toContain('boot');
  });

  it('names files that exist, needs that come before, artifacts of stages that exist, and one builder', () => {
    const made = planOf();
    const paths = new Set(made.files.map(({ path }) => path));
    for (const [index, stage] of made.stages.entries()) {
      for (const path of stage.files) expect(paths).toContain(path);
      const before = made.stages.slice(0, index).map(({ id }) => id);
      for (const need of stage.needs) expect(before).toContain(need);
      expect(stage.argv).toEqual(['/usr/lib/boardwright/stages/stage', stage.id]);
    }
    const ids = made.stages.map(({ id }) => id);
    for (const artifact of made.artifacts) expect(ids).toContain(artifact.stage);
  });
});

describe('planHash', () => {
  it('is the hash of the plan and changes with the image', () => {
    const digests = SOURCES.builderDigests;
    const hash = planHash(exampleImage(NAME), digests);
    expect(planOf(undefined, { archiveDate: '2030-01-01' }).planHash).toBe(hash);
    const other = exampleImage(NAME, (spec) => ({ ...spec, packages: ['strace'] }));
    expect(planHash(other, digests)).not.toBe(hash);
    const outputs = (given: ImageSpec['engine']['outputs']): string =>
      planHash(
        exampleImage(NAME, (spec) => ({ ...spec, engine: { ...spec.engine, outputs: given } })),
        digests,
      );
    const fragment = 'BR2_TOOLCHAIN_EXTERNAL=y\n';
    const site = planOf(undefined, {
      buildroot: { siteFragment: fragment, primarySite: 'http://m.example/' },
    });
    expect(site.planHash).toBe(planHash(exampleImage(NAME), digests, fragment));
    expect(site.planHash).not.toBe(hash);
    expect(planHash(exampleImage(NAME), digests, '# BR2_TOOLCHAIN_EXTERNAL is not set\n')).not.toBe(
      site.planHash,
    );
    expect(planOf(undefined, { buildroot: { primarySite: 'http://m.example/' } }).planHash).toBe(hash);
    expect([outputs(['sdk']) === outputs([]), outputs(['sdk']) === outputs(['legal-info'])]).toEqual([
      false,
      false,
    ]);
  });
});
