import type { ArtifactRule, PlanStage } from '@boardwright/engines/plan';
import { describe, expect, it } from 'vitest';
import { findWantedStages, scheduleStages } from './schedule-stages.ts';

function stage(id: string, change: Partial<PlanStage> = {}): PlanStage {
  return {
    id,
    title: id,
    builder: 'b',
    argv: [],
    env: {},
    files: [],
    needs: [],
    rootfs: 'none',
    caches: [],
    network: 'none',
    capabilities: [],
    optionalDevices: [],
    limits: { memoryMiB: 1, cpus: 1, pids: 1, diskMiB: 1, timeoutMs: 1 },
    key: `key-${id}`,
    ...change,
  };
}

function neverCached(id: string, change: Partial<PlanStage>): PlanStage {
  const { key: _key, ...rest } = stage(id, change);
  return rest;
}

function artifact(of: string): ArtifactRule {
  return { kind: 'x', stage: of, path: 'x', fileName: 'x', mediaType: 'x', title: 'x', required: true };
}

const chain = [
  stage('base', { rootfs: 'extend' }),
  stage('kernel', { rootfs: 'extend' }),
  stage('image', { rootfs: 'read', needs: ['kernel'] }),
  stage('pack', { needs: ['image'] }),
  neverCached('boot', { needs: ['image'], parallelWith: ['pack'] }),
];

describe('scheduleStages', () => {
  it('runs one after the other but lets boot run beside pack', () => {
    expect(scheduleStages(chain).map((one) => [one.stage.id, one.waitsFor, one.rootfsFrom])).toEqual([
      ['base', [], undefined],
      ['kernel', ['base'], 'base'],
      ['image', ['base', 'kernel'], 'kernel'],
      ['pack', ['base', 'kernel', 'image'], undefined],
      ['boot', ['base', 'kernel', 'image'], undefined],
    ]);
  });

  it('waits for what it reads even when a plan calls the two parallel', () => {
    const [, second] = scheduleStages([stage('a'), stage('b', { needs: ['a'], parallelWith: ['a'] })]);
    expect(second?.waitsFor).toEqual(['a']);
  });
});

describe('findWantedStages', () => {
  async function wanted(...cached: string[]): Promise<string[]> {
    const asked: string[] = [];
    const found = await findWantedStages(scheduleStages(chain), [artifact('pack')], async (one) => {
      asked.push(one.id);
      return cached.includes(one.id);
    });
    expect(new Set(asked).size).toBe(asked.length);
    return chain.map((one) => one.id).filter((id) => found.has(id));
  }

  it('wants everything when nothing is cached', async () => {
    expect(await wanted()).toEqual(['base', 'kernel', 'image', 'pack', 'boot']);
  });

  it('leaves out what lies behind a cached stage, even when that itself is gone', async () => {
    expect(await wanted('pack', 'image')).toEqual(['image', 'pack', 'boot']);
    expect(await wanted('kernel')).toEqual(['kernel', 'image', 'pack', 'boot']);
  });
});
