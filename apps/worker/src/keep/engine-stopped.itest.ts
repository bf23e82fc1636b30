import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PrivateEngine, preparePrivateEngine } from '../testing/private-engine.ts';
import { spawnWorker, type WorkerProcess } from '../testing/spawn-worker.ts';
import { isOver, openTestBench, type TestBench } from '../testing/test-bench.ts';
import type { TinySpec } from '../testing/tiny-engine.ts';

let engine: PrivateEngine;
let bench: TestBench;
let worker: WorkerProcess;

beforeAll(async () => {
  engine = await preparePrivateEngine();
  await engine.start();
  await engine.load('debian:trixie');
  bench = await openTestBench(engine.socket);
  worker = spawnWorker(bench.env);
});
afterAll(async () => {
  await worker.kill('SIGTERM');
  await bench.stop();
  await engine.stop();
});

const SPEC: TinySpec = {
  stages: [
    { id: 'base', script: 'echo base > /work/rootfs/a', rootfs: 'extend' },
    { id: 'image', script: 'echo working; sleep 3; cp /work/rootfs/a /out/img', rootfs: 'read' },
  ],
  artifacts: [{ kind: 'img', stage: 'image', path: 'img' }],
};

it('the engine killed in mid-build: the build waits for it and ends Ready, nothing stays behind', async () => {
  const id = await bench.addBuild(SPEC);
  while (!(await bench.store.readLog(id, 1, 1000)).some((line) => line.m === 'working')) await sleep(50);
  await engine.kill();
  const waiting = await bench.until(id, (build) => build.status === 'queued');
  expect(waiting).toMatchObject({ attempt: 1, failure: { code: 'SANDBOX_LOST' } });
  // Waiting for the engine costs no attempt, however long it takes.
  await sleep(6000);
  expect(await bench.build(id)).toMatchObject({ status: 'queued', attempt: 1 });
  await engine.start();
  const build = await bench.until(id, isOver);
  expect(build).toMatchObject({ status: 'ready', attempt: 2 });
  expect(build.stages.find((stage) => stage.id === 'base')?.status).toBe('cached');
  expect(await bench.leftovers()).toEqual([]);
});
