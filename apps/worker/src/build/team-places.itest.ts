import { setQuota } from '@boardwright/db/quota-repository';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorker, startWorker } from '../start-worker.ts';
import { openReceiver, type Receiver } from '../testing/receiver.ts';
import { isOver, openTestBench, type TestBench } from '../testing/test-bench.ts';
import { type TinySpec, tinyComposer } from '../testing/tiny-engine.ts';

let bench: TestBench;
let worker: RunningWorker;
let receiver: Receiver;
const TEAM = 'tteam';

beforeAll(async () => {
  receiver = await openReceiver();
  bench = await openTestBench();
  worker = await startWorker(bench.env, tinyComposer);
});
afterAll(async () => {
  await worker.close();
  await bench.stop();
  await receiver.close();
});

const SLOW: TinySpec = {
  stages: [{ id: 'base', script: 'sleep 1; echo x > /out/x', keyless: true }],
  artifacts: [{ kind: 'img', stage: 'base', path: 'x' }],
};

it('a team with one place builds one after the other on a worker that could run two, in order', async () => {
  await setQuota(bench.db, TEAM, { concurrentBuilds: 1, buildsPerDay: null, storageGiB: null });
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) ids.push(await bench.addBuild(SLOW));
  const builds = await Promise.all(ids.map((id) => bench.until(id, isOver)));
  expect(builds.map(({ status, attempt }) => [status, attempt])).toEqual(ids.map(() => ['ready', 1]));
  for (const [index, build] of builds.slice(1).entries()) {
    expect(build.startedAt?.getTime()).toBeGreaterThanOrEqual(
      builds[index]?.finishedAt?.getTime() ?? Infinity,
    );
  }
});

it('the worker tells a webhook of a build that is ready, and of one that failed', async () => {
  await setQuota(bench.db, TEAM, { concurrentBuilds: null, buildsPerDay: null, storageGiB: null });
  await bench.db.webhook.create({
    data: {
      id: 'h1',
      teamId: TEAM,
      url: receiver.url,
      events: ['build.ready', 'build.failed'],
      salt: 's',
      createdByName: 'Owner',
    },
  });
  const good = await bench.addBuild(SLOW);
  await bench.until(good, isOver);
  const bad = await bench.addBuild({
    stages: [{ id: 'bad', script: 'echo "E: broken"; exit 1' }],
    artifacts: [],
  });
  await bench.until(bad, isOver);
  await receiver.arrived(2);
  const told = receiver.requests.map(({ body }) => JSON.parse(body) as { type: string; data: unknown });
  const { imageId } = await bench.build(good);
  // Messages that are due together are sent at once, in no order
  expect(told.sort((a, b) => a.type.localeCompare(b.type))).toMatchObject([
    { type: 'build.failed', data: { build: { id: bad, failure: { stage: 'bad' } }, image: null } },
    { type: 'build.ready', data: { build: { id: good, status: 'ready' }, image: { id: imageId } } },
  ]);
});
