import { createLogger } from '@boardwright/core/logger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorker, startWorker } from '../start-worker.ts';
import { isOver, openTestBench, type TestBench } from '../testing/test-bench.ts';
import { type TinySpec, tinyComposer } from '../testing/tiny-engine.ts';
import { reportCache } from './cache-report.ts';
import { listPrunable, pruneCache } from './prune-cache.ts';

let bench: TestBench;
let worker: RunningWorker;

beforeAll(async () => {
  bench = await openTestBench();
  worker = await startWorker(bench.env, tinyComposer);
});
afterAll(async () => {
  await worker.close();
  await bench.stop();
});

const MIB = 1024 * 1024;

function spec(extra: string): TinySpec {
  return {
    stages: [
      { id: 'base', script: 'head -c 4M /dev/urandom > /work/rootfs/base', rootfs: 'extend' },
      { id: 'extra', script: `head -c 8M /dev/urandom > /work/rootfs/${extra}`, rootfs: 'extend' },
      { id: 'image', script: 'ls /work/rootfs > /out/img', rootfs: 'read', keyless: true },
    ],
    artifacts: [{ kind: 'img', stage: 'image', path: 'img' }],
  };
}

it('gives up the least recently used stages, layers under kept ones last, and builds still work', async () => {
  const { db, sandbox } = bench;
  const deps = { db, sandbox, logger: createLogger('test', 'error') };
  for (const extra of ['one', 'two', 'one']) {
    expect((await bench.until(await bench.addBuild(spec(extra)), isOver)).status).toBe('ready');
  }
  const sealed = await db.stageCache.findMany();
  expect(sealed).toHaveLength(3);

  expect(await listPrunable(deps, 1000 * MIB)).toEqual([]);
  const prunable = await listPrunable(deps, 15 * MIB);
  expect(prunable.length).toBeGreaterThan(0);
  expect(await db.stageCache.count()).toBe(3);

  const report = await reportCache(deps, 15 * MIB);
  expect(report.stages.map(({ key }) => key).sort()).toEqual(sealed.map(({ key }) => key).sort());
  expect(report.stages.filter((stage) => stage.prunable).map(({ key }) => key)).toEqual(
    prunable.map(({ key }) => key),
  );
  expect(report.stages.every(({ title }) => / of /.test(title))).toBe(true);
  expect(report.stageBytes).toBeGreaterThan(19 * MIB);

  expect(await pruneCache(deps, 15 * MIB)).toBeGreaterThan(7 * MIB);
  const kept = await db.stageCache.findMany();
  // `two` was used before `one`; the base is older than both but lies under `one`.
  expect(kept.filter((row) => Number(row.sizeBytes) > 7 * MIB)).toHaveLength(1);
  const volumes = kept.flatMap((row) => [...(row.layers as string[]), row.outVolume]);
  expect(await sandbox.haveVolumes(volumes)).toBe(true);
  const all = (await sandbox.listPossessions()).filter((one) => one.owner !== undefined);
  expect(all.map((one) => one.name).sort()).toEqual([...new Set(volumes)].sort());

  const again = await bench.until(await bench.addBuild(spec('two')), isOver);
  expect(again.status).toBe('ready');
  expect(again.stages.find((stage) => stage.id === 'extra')?.status).toBe('done');

  await pruneCache(deps, 0);
  expect(await db.stageCache.count()).toBe(0);
  expect((await sandbox.listPossessions()).filter((one) => one.owner !== undefined)).toEqual([]);
});
