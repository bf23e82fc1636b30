import { buffer } from 'node:stream/consumers';
import { hashOf } from '@boardwright/core/canonical-json';
import { requestCancel } from '@boardwright/db/build-repository';
import { announceCancel } from '@boardwright/jobs/build-news';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorker, startWorker } from '../start-worker.ts';
import { isOver, openTestBench, type TestBench } from '../testing/test-bench.ts';
import { type TinySpec, tinyComposer } from '../testing/tiny-engine.ts';

let bench: TestBench;
let worker: RunningWorker;

beforeAll(async () => {
  bench = await openTestBench();
  worker = await startWorker(bench.env, tinyComposer);
});
afterEach(async () => expect(await bench.leftovers()).toEqual([]));
afterAll(async () => {
  await worker.close();
  await bench.stop();
});

const CHAIN: TinySpec = {
  stages: [
    { id: 'base', script: 'cat /etc/tiny-builder; echo base > /work/rootfs/a', rootfs: 'extend' },
    {
      id: 'packages',
      script:
        '@x() { :; }; echo "@progress 1 2 one"; echo "@fact tasks {\\"total\\":2,\\"reused\\":1}"; echo "@group pkg"; cat /in/hello.txt; echo two >> /work/rootfs/a',
      rootfs: 'extend',
      files: ['hello.txt'],
    },
    {
      id: 'image',
      script: 'cp /work/rootfs/a /out/disk.img; mkdir /out/d; echo m > /out/d/bmap',
      rootfs: 'read',
    },
    { id: 'pack', script: 'sleep 1; gzip -c /stages/image/disk.img > /out/img.gz', needs: ['image'] },
    {
      id: 'boot',
      script: 'sleep 1; cat /stages/image/disk.img',
      needs: ['image'],
      keyless: true,
      parallelWith: ['pack'],
    },
  ],
  artifacts: [
    { kind: 'img', stage: 'image', path: 'disk.img' },
    { kind: 'bmap', stage: 'image', path: 'd/bmap' },
    { kind: 'img.gz', stage: 'pack', path: 'img.gz' },
  ],
};

describe('a build', () => {
  it('runs its stages, stores and publishes what they made, and the log has every line', async () => {
    const id = await bench.addBuild(CHAIN);
    const build = await bench.until(id, isOver);
    expect(build).toMatchObject({ status: 'ready', attempt: 1, failure: null });
    expect(build.stages.map((stage) => [stage.id, stage.status])).toEqual([
      ['prepare', 'done'],
      ['base', 'done'],
      ['packages', 'done'],
      ['image', 'done'],
      ['pack', 'done'],
      ['boot', 'done'],
      ['publish', 'done'],
    ]);
    const [pack, boot] = build.stages.slice(4, 6);
    expect(boot?.startedAt?.getTime()).toBeLessThan(pack?.finishedAt?.getTime() ?? 0);
    const packages = build.stages.find((stage) => stage.id === 'packages');
    expect(packages).toMatchObject({ progressDone: 1, progressTotal: 2, progressLabel: 'one' });
    expect(packages?.facts).toEqual({ tasks: { total: 2, reused: 1 } });

    // Of the plan that was built, whatever the web app took it for: it may know less of the site.
    const published = await bench.db.image.findUniqueOrThrow({ where: { id: build.imageId ?? '' } });
    expect(published.planHash).toBe(hashOf(CHAIN));
    expect(published.planHash).not.toBe(build.planHash);
    const artifacts = await bench.db.artifact.findMany({ where: { imageId: build.imageId ?? '' } });
    const image = artifacts.find((artifact) => artifact.kind === 'img');
    expect((await buffer(await bench.store.read(image?.sha256 ?? ''))).toString()).toBe('base\ntwo\n');
    expect(artifacts.map((artifact) => artifact.kind).sort()).toEqual(['bmap', 'img', 'img.gz']);

    const lines = await bench.store.readLog(id, 1, 10_000);
    expect(lines.map((line) => line.n)).toEqual(lines.map((_line, index) => index + 1));
    expect(lines).toHaveLength(build.logLines);
    expect(lines.filter((line) => line.c === 'out' && line.s !== 'prepare')).toMatchObject([
      { s: 'base', m: 'tiny' },
      { s: 'packages', g: 'pkg', m: 'hello' },
      { s: 'boot', m: 'base' },
      { s: 'boot', m: 'two' },
    ]);
    const stream = await bench.redis.xlen(`bw:log:${id}`);
    expect(stream).toBeGreaterThan(0);
  });

  it('takes equal stages from the cache and says what that saved', async () => {
    const build = await bench.until(await bench.addBuild(CHAIN), isOver);
    expect(build.status).toBe('ready');
    expect(build.stages.map((stage) => [stage.id, stage.status])).toEqual([
      ['prepare', 'done'],
      ['base', 'cached'],
      ['packages', 'cached'],
      ['image', 'cached'],
      ['pack', 'cached'],
      ['boot', 'done'],
      ['publish', 'done'],
    ]);
    expect(build.stages.find((stage) => stage.id === 'pack')?.cacheNote).toMatch(/^saved [1-9]\d*\.\d s$/);
    expect(build.stages.find((stage) => stage.id === 'base')?.cacheNote).toMatch(/not needed/);
  });

  it('runs a stage again when somebody removed its volumes', async () => {
    const volumes = (await bench.sandbox.listPossessions()).filter((one) => one.name.endsWith('pack-a1-out'));
    for (const volume of volumes) await bench.sandbox.removePossession(volume);
    const build = await bench.until(await bench.addBuild(CHAIN), isOver);
    expect(build.status).toBe('ready');
    expect(build.stages.find((stage) => stage.id === 'pack')?.status).toBe('done');
    expect(build.stages.find((stage) => stage.id === 'image')?.status).toBe('cached');
  });

  it('runs equal stages of two builds at once only once', async () => {
    const slow: TinySpec = {
      stages: [{ id: 'base', script: 'sleep 1; echo slow > /out/x' }],
      artifacts: [{ kind: 'img', stage: 'base', path: 'x' }],
    };
    const ids = await Promise.all([bench.addBuild(slow), bench.addBuild(slow)]);
    const builds = await Promise.all(ids.map((id) => bench.until(id, isOver)));
    const states = builds.map((build) => build.stages.find((stage) => stage.id === 'base')?.status);
    expect(builds.map((build) => build.status)).toEqual(['ready', 'ready']);
    expect(states.sort()).toEqual(['cached', 'done']);
  });

  it('writes 100,000 lines without losing one', async () => {
    const chatty: TinySpec = {
      stages: [{ id: 'base', script: 'seq 100000; echo end > /out/x', keyless: true }],
      artifacts: [{ kind: 'img', stage: 'base', path: 'x' }],
    };
    const id = await bench.addBuild(chatty);
    await bench.until(id, isOver);
    const lines = (await bench.store.readLog(id, 1, 200_000)).filter(
      (line) => line.c === 'out' && line.s === 'base',
    );
    expect(lines).toHaveLength(100_000);
    expect(lines.every((line, index) => line.m === String(index + 1))).toBe(true);
  });
});

describe('a failing build', () => {
  function failing(script: string, change: Partial<TinySpec['stages'][number]> = {}): TinySpec {
    return {
      stages: [
        { id: 'ok', script: 'true' },
        { id: 'bad', script, ...change },
      ],
      artifacts: [],
    };
  }

  it('names the stage, the first error line and its number', async () => {
    const id = await bench.addBuild(failing('echo fine; echo "E: broken" >&2; echo more; exit 3'));
    const build = await bench.until(id, isOver);
    expect(build).toMatchObject({ status: 'failed', attempt: 1, imageId: null });
    expect(build.failure).toMatchObject({
      code: 'BUILD_RECIPE_FAILED',
      stage: 'bad',
      errorLine: 'E: broken',
    });
    const [line] = await bench.store.readLog(id, (build.failure as { lineNumber: number }).lineNumber, 1);
    expect(line).toMatchObject({ m: 'E: broken', c: 'err', s: 'bad' });
    expect(build.stages.map((stage) => stage.status)).toEqual(['done', 'done', 'failed', 'pending']);
  });

  it('is tried three times when the cause may pass, and is not cached', async () => {
    const id = await bench.addBuild(failing('echo "E: mirror does not answer"; exit 1'));
    const build = await bench.until(id, isOver);
    expect(build).toMatchObject({ status: 'failed', attempt: 3, failure: { code: 'MIRROR_UNAVAILABLE' } });
    const lines = await bench.store.readLog(id, 1, 1000);
    expect(lines.map((line) => line.n)).toEqual(lines.map((_line, index) => index + 1));
    expect(lines.filter((line) => line.m.startsWith('E: mirror'))).toHaveLength(3);
  });

  it('ends when a stage takes too long, or outgrows its disk', async () => {
    const limits = { memoryMiB: 256, cpus: 1, pids: 50, diskMiB: 50, timeoutMs: 1000 };
    const slow = await bench.until(await bench.addBuild(failing('sleep 30', { limits })), isOver);
    expect(slow).toMatchObject({ status: 'failed', failure: { code: 'BUILD_TIMEOUT' } });
  });

  it('does not publish what the gate refuses, nor what is incomplete', async () => {
    const unfit: TinySpec = {
      stages: [{ id: 'base', script: 'echo x > /out/x' }],
      artifacts: [{ kind: 'unfit', stage: 'base', path: 'x' }],
    };
    const refused = await bench.until(await bench.addBuild(unfit), isOver);
    expect(refused).toMatchObject({
      status: 'failed',
      imageId: null,
      failure: { code: 'GATE_FAILED', stage: 'publish', message: 'Check failed: Fit. it is unfit' },
    });
    const missing: TinySpec = { ...unfit, artifacts: [{ kind: 'img', stage: 'base', path: 'none' }] };
    const incomplete = await bench.until(await bench.addBuild(missing), isOver);
    expect(incomplete).toMatchObject({ status: 'failed', failure: { stage: 'publish' } });
  });

  it('stops the stage beside it', async () => {
    const startedAt = Date.now();
    const build = await bench.until(
      await bench.addBuild({
        stages: [
          { id: 'one', script: 'sleep 30', keyless: true },
          { id: 'two', script: 'sleep 0.5; echo "bash: no"; exit 1', keyless: true, parallelWith: ['one'] },
        ],
        artifacts: [],
      }),
      isOver,
    );
    expect(build.failure).toMatchObject({ stage: 'two' });
    expect(build.stages.find((stage) => stage.id === 'one')?.status).toBe('cancelled');
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });
});

describe('cancel', () => {
  it('takes effect within 2 s and leaves no container', async () => {
    const id = await bench.addBuild({ stages: [{ id: 'base', script: 'echo up; sleep 60' }], artifacts: [] });
    await bench.until(id, (build) =>
      build.stages.some((stage) => stage.id === 'base' && stage.status === 'running'),
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const startedAt = Date.now();
    expect(await requestCancel(bench.db, 'tteam', id, new Date())).toBe('requested');
    await announceCancel(bench.redis, id);
    const build = await bench.until(id, isOver);
    expect(build.status).toBe('cancelled');
    expect(await bench.leftovers()).toEqual([]);
    expect(Date.now() - startedAt).toBeLessThan(2000);
    expect(build.stages.map((stage) => stage.status)).toEqual(['done', 'cancelled', 'cancelled']);
  });
});
