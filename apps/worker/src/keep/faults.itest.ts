import { setTimeout as sleep } from 'node:timers/promises';
import { claimBuild } from '@boardwright/db/worker/claim-build';
import { enqueueBuild } from '@boardwright/jobs/enqueue-build';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../start-worker.ts';
import { spawnWorker, type WorkerProcess } from '../testing/spawn-worker.ts';
import { isOver, openTestBench, type TestBench } from '../testing/test-bench.ts';
import { type TinySpec, tinyComposer } from '../testing/tiny-engine.ts';

let bench: TestBench;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  bench = await openTestBench();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill('SIGKILL');
  expect(await bench.leftovers()).toEqual([]);
});
afterAll(() => bench.stop());

function start(change: Partial<TestBench['env']> = {}): WorkerProcess {
  const worker = spawnWorker({ ...bench.env, ...change });
  workers.push(worker);
  return worker;
}

function twoStages(mark: string, seconds: number): TinySpec {
  return {
    stages: [
      { id: 'base', script: `echo base-${mark} | tee /out/a` },
      {
        id: 'image',
        script: `cp /stages/base/a /out/img; echo working; sleep ${seconds}; echo done`,
        needs: ['base'],
      },
    ],
    artifacts: [{ kind: 'img', stage: 'image', path: 'img' }],
  };
}

async function untilWorking(id: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await bench.store.readLog(id, 1, 10_000)).some((line) => line.m === 'working')) {
    if (Date.now() > end) throw new Error('the stage never started');
    await sleep(50);
  }
}

async function expectWholeLog(id: string): Promise<readonly string[]> {
  const lines = await bench.store.readLog(id, 1, 100_000);
  expect(lines.map((line) => line.n)).toEqual(lines.map((_line, index) => index + 1));
  return lines.map((line) => line.m);
}

describe('faults', () => {
  it('a worker killed in mid-build: another one resumes at the unfinished stage and ends Ready', async () => {
    const first = start();
    const id = await bench.addBuild(twoStages('kill', 4));
    await untilWorking(id);
    await first.kill('SIGKILL');
    expect((await bench.leftovers()).length).toBeGreaterThan(0);
    start();
    const build = await bench.until(id, isOver);
    expect(build).toMatchObject({ status: 'ready', attempt: 2 });
    expect(build.stages.map((stage) => [stage.id, stage.status])).toEqual([
      ['prepare', 'done'],
      ['base', 'cached'],
      ['image', 'done'],
      ['publish', 'done'],
    ]);
    const log = await expectWholeLog(id);
    expect(log.filter((line) => line === 'working')).toHaveLength(2);
    expect(log.filter((line) => line === 'base-kill')).toHaveLength(1);
  });

  it('a worker asked to end gives its build back, uncounted, and leaves no container', async () => {
    const worker = await startWorker(bench.env, tinyComposer);
    const id = await bench.addBuild(twoStages('term', 5));
    await untilWorking(id);
    const startedAt = Date.now();
    await worker.close();
    expect(Date.now() - startedAt).toBeLessThan(5000);
    expect(await bench.build(id)).toMatchObject({ status: 'queued', attempt: 0 });
    expect(await bench.leftovers()).toEqual([]);
    start();
    expect(await bench.until(id, isOver)).toMatchObject({ status: 'ready', attempt: 1 });
  });

  it('Redis wiped while builds wait: they still run', async () => {
    const ids = [await bench.addBuild(twoStages('wipe1', 0)), await bench.addBuild(twoStages('wipe2', 0))];
    await bench.redis.flushall();
    start();
    for (const id of ids) expect((await bench.until(id, isOver)).status).toBe('ready');
  });

  it('Redis away in mid-build: the build ends Ready and its log is whole', async () => {
    start();
    const id = await bench.addBuild(twoStages('away', 3));
    await untilWorking(id);
    await bench.services.stopRedis();
    try {
      const build = await bench.until(id, isOver);
      expect(build).toMatchObject({ status: 'ready', attempt: 1 });
      expect(await expectWholeLog(id)).toContain('done');
    } finally {
      await bench.services.startRedis();
    }
    const next = await bench.addBuild(twoStages('back', 0), { enqueue: false });
    expect((await bench.until(next, isOver)).status).toBe('ready');
  });

  it('containers killed underneath, as a stopping engine does: tried again, ends Ready', async () => {
    start();
    const id = await bench.addBuild(twoStages('lost', 3));
    await untilWorking(id);
    const containers = (await bench.sandbox.listPossessions()).filter((one) => one.kind === 'container');
    for (const container of containers) await bench.sandbox.removePossession(container);
    const build = await bench.until(id, isOver);
    expect(build).toMatchObject({ status: 'ready', attempt: 2 });
    expect(build.stages.find((stage) => stage.id === 'base')?.status).toBe('cached');
  });

  it('the same build queued 50 times, seen by two workers: one runs it', async () => {
    start();
    start();
    const id = await bench.addBuild(twoStages('dup', 1), { enqueue: false });
    await Promise.all(Array.from({ length: 50 }, () => enqueueBuild(bench.queue, id)));
    const build = await bench.until(id, isOver);
    expect(build).toMatchObject({ status: 'ready', attempt: 1 });
    expect((await expectWholeLog(id)).filter((line) => line === 'working')).toHaveLength(1);
  });

  it('of 50 claims at once exactly one gets the build', async () => {
    const id = await bench.addBuild(twoStages('claim', 0), { enqueue: false });
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_none, n) => claimBuild(bench.db, id, `w${n}`)),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    await bench.db.build.delete({ where: { id } });
  });

  it('a full disk: a clear error after the retries, nothing half-written in the store', async () => {
    start({ scratchTmpfsMiB: 16 });
    const id = await bench.addBuild({
      stages: [{ id: 'base', script: 'head -c 64M /dev/zero > /out/img' }],
      artifacts: [{ kind: 'img', stage: 'base', path: 'img' }],
    });
    const build = await bench.until(id, isOver);
    expect(build).toMatchObject({
      status: 'failed',
      imageId: null,
      failure: { code: 'OUT_OF_DISK', stage: 'base' },
    });
  });

  it('a host with too little disk: the build does not start', async () => {
    const worker = await startWorker({ ...bench.env, minFreeBytes: 1e18 }, tinyComposer);
    const id = await bench.addBuild(twoStages('room', 0));
    const build = await bench.until(id, isOver);
    await worker.close();
    expect(build).toMatchObject({ status: 'failed', failure: { code: 'OUT_OF_DISK', stage: 'prepare' } });
  });
});
