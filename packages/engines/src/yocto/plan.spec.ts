import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { describe, expect, it } from 'vitest';
import type { BuildPlan, PlanSources } from '../plan.ts';
import { yoctoExample } from '../testing/yocto-image.ts';
import { plan, planHash } from './plan.ts';

const SOURCES: PlanSources = {
  archiveDate: '2026-11-22',
  builderDigests: { 'yocto-builder': 'a'.repeat(64) },
};

function planOf(image: ResolvedImage = yoctoExample(), sources: Partial<PlanSources> = {}): BuildPlan {
  return plan(image, { ...SOURCES, ...sources });
}

function changedStages(after: BuildPlan, before = planOf()): string[] {
  const keys = new Map(before.stages.map(({ id, key }) => [id, key]));
  return after.stages.filter(({ id, key }) => key !== undefined && keys.get(id) !== key).map(({ id }) => id);
}

describe('plan', () => {
  it('keeps the layers when anything but their commits changes', () => {
    const { packages } = yoctoExample();
    const more = [...packages, { name: 'strace', layer: 'extra' as const, because: 'packages of the spec' }];
    expect(changedStages(planOf(yoctoExample({ image: { packages: more } })))).toEqual([
      'check',
      'build',
      'image',
      'pack',
    ]);
  });

  it('redoes all of it for another commit of a layer', () => {
    const { yocto } = yoctoExample();
    const repos = (yocto?.repos ?? []).map((repo) => ({ ...repo, commit: 'b'.repeat(40) }));
    expect(changedStages(planOf(yoctoExample({ yocto: { repos } })))).toEqual([
      'source',
      'check',
      'build',
      'image',
      'pack',
    ]);
  });

  it('does nothing again because a reason is worded differently', () => {
    const { yocto, packages } = yoctoExample();
    const words = <T extends { readonly because: string }>(lines: readonly T[] = []): T[] =>
      lines.map((line) => ({ ...line, because: 'another reason' }));
    const after = yoctoExample({
      image: { packages: words(packages) },
      yocto: { variables: words(yocto?.variables), kernelLines: words(yocto?.kernelLines) },
    });
    expect(changedStages(planOf(after))).toEqual([]);
  });

  it('is not redone for another day, mirror or hash server, but for another builder', () => {
    const yocto = {
      gitMirror: 'https://git.example',
      sourceMirror: 'https://sources.example',
      sstateMirror: 'https://sstate.example',
      hashServer: 'hash.example:8686',
    };
    const made = planOf(undefined, { archiveDate: '2030-01-01', yocto });
    expect(changedStages(made)).toEqual([]);
    expect(JSON.parse(made.files.find(({ path }) => path === 'sources.json')?.content ?? '')).toMatchObject({
      ...yocto,
      targets: null,
    });
    const builder = planOf(undefined, { builderDigests: { 'yocto-builder': 'b'.repeat(64) } });
    expect(changedStages(builder)).toEqual(['source', 'check', 'build', 'image', 'pack']);
  });

  it('reaches the network for layers and sources only, and always as an ordinary user without capabilities', () => {
    for (const { id, network, user, capabilities } of planOf().stages) {
      expect(network).toBe(['source', 'download'].includes(id) ? 'archive' : 'none');
      expect(user).toEqual({ uid: 1000, gid: 1000 });
      expect(capabilities).toEqual([]);
    }
  });

  it('checks before anything is downloaded or built, and builds only what was checked', () => {
    const { stages } = planOf();
    const download = stages.find(({ id }) => id === 'download');
    expect(download?.needs).toEqual(['check']);
    expect(download?.key).toBeUndefined();
    expect(stages.find(({ id }) => id === 'build')?.needs).toEqual(['check', 'download']);
    expect(stages.map(({ id }) => id)).toEqual([
      'source',
      'check',
      'download',
      'build',
      'image',
      'pack',
      'boot',
    ]);
  });

  it('builds the SDK when it is asked for, last on the tree, and takes the image from what is below it', () => {
    const made = planOf(yoctoExample({ yocto: { outputs: ['sdk'] } }));
    expect(made.stages.map(({ id }) => id)).toContain('sdk');
    expect(changedStages(made)).toEqual(['sdk']);
    expect(made.artifacts.find(({ kind }) => kind === 'sdk')).toMatchObject({ stage: 'sdk', path: 'sdk.sh' });
  });

  it('tells the stages of the SDK, whose sources are fetched with those of the image', () => {
    const config = ({ files }: BuildPlan): unknown =>
      JSON.parse(files.find(({ path }) => path === 'config/yocto.json')?.content ?? '');
    const made = planOf(yoctoExample({ yocto: { outputs: ['sdk'] } }));
    expect(config(made)).toHaveProperty('outputs', ['sdk']);
    expect(config(planOf())).not.toHaveProperty('outputs');
    expect(made.stages.find(({ id }) => id === 'download')?.files).toContain('config/yocto.json');
  });

  it('fetches the database before anything is built when a CVE report is asked for, and looks it up without a network', () => {
    const made = planOf(yoctoExample({ yocto: { outputs: ['cve-report'] } }));
    expect(changedStages(made)).toEqual([]);
    expect(made.stages.map(({ id }) => id)).toEqual([
      ...['source', 'check', 'advisories', 'download', 'build', 'image', 'cve', 'pack', 'boot'],
    ]);
    const stage = (id: string) => made.stages.find((one) => one.id === id);
    expect(stage('advisories')).toMatchObject({ network: 'archive', rootfs: 'none', needs: [] });
    expect(stage('cve')).toMatchObject({
      network: 'none',
      rootfs: 'none',
      needs: ['check', 'advisories', 'image'],
    });
    // The database is another one every day.
    expect([stage('advisories')?.key, stage('cve')?.key]).toEqual([undefined, undefined]);
    const report = (plan: BuildPlan) => plan.artifacts.find(({ kind }) => kind === 'cve-report')?.stage;
    expect([report(made), report(planOf())]).toEqual(['cve', 'image']);
  });

  it('has no image where the build host only tries recipes', () => {
    const made = planOf(undefined, { yocto: { targets: ['zip-native'] } });
    expect(made.stages.map(({ id }) => id)).toEqual(['source', 'check', 'download', 'build']);
    expect(made.artifacts.map(({ kind }) => kind)).toEqual(['recipes', 'task-seconds']);
    const other = planOf(undefined, { yocto: { targets: ['quilt-native'] } });
    expect(changedStages(other, made)).toEqual(['check', 'build']);
  });

  it('names files that exist, needs that come before, artifacts of stages that exist, and one builder', () => {
    const made = planOf(yoctoExample({ yocto: { outputs: ['cve-report', 'sdk'] } }));
    const paths = new Set(made.files.map(({ path }) => path));
    for (const [index, stage] of made.stages.entries()) {
      for (const path of stage.files) expect(paths).toContain(path);
      const before = made.stages.slice(0, index).map(({ id }) => id);
      for (const need of stage.needs) expect(before).toContain(need);
      expect(stage.argv).toEqual(['/usr/lib/boardwright/stages/stage', stage.id]);
      expect(stage.builder).toBe('yocto-builder');
    }
    const ids = made.stages.map(({ id }) => id);
    for (const artifact of made.artifacts) expect(ids).toContain(artifact.stage);
    expect(new Set(made.artifacts.map(({ kind }) => kind)).size).toBe(made.artifacts.length);
  });
});

describe('planHash', () => {
  it('is the hash of the plan and changes with the image', () => {
    const digests = SOURCES.builderDigests;
    const hash = planHash(yoctoExample(), digests);
    expect(planOf(undefined, { archiveDate: '2030-01-01' }).planHash).toBe(hash);
    expect(planHash(yoctoExample({ image: { name: 'other' } }), digests)).not.toBe(hash);
    expect(planHash(yoctoExample({ yocto: { outputs: ['sdk'] } }), digests)).not.toBe(hash);
  });
});
