import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../tests/services/start-services.ts';
import { createDb, type Db } from './client.ts';
import { listFinishedBuilds } from './finished-build-repository.ts';
import { readQueueFacts } from './queue-repository.ts';
import { readStageHistory } from './stage-history-repository.ts';
import { ensureDefaultTeam } from './team-repository.ts';

let services: TestServices;
let db: Db;
let teamId: string;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  teamId = (await ensureDefaultTeam(db)).id;
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});

function at(seconds: number): Date {
  return new Date(Date.UTC(2026, 10, 22, 12) + seconds * 1000);
}

interface Stage {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly status?: 'done' | 'cached';
}

async function addFinished(id: string, stages: readonly Stage[], board = 'qemu-x86_64'): Promise<void> {
  const names = { name: 'x', board, engine: 'debian', release: 'trixie', specHash: 's', planHash: id };
  await db.image.create({
    data: {
      ...names,
      id: `i${id}`,
      teamId,
      spec: {},
      resolved: {},
      evidence: {
        rootfsUsedBytes: 300 * 1024 * 1024 + 1,
        boot: { guest: { memory: { totalMiB: 1000, availableMiB: 800 } } },
      },
      sizeBytes: 1024n * 1024n * 500n,
      sha256: '',
      buildMs: 60_000,
      artifacts: {
        create: {
          id: `a${id}`,
          kind: 'img.zst',
          fileName: '',
          title: '',
          mediaType: '',
          sha256: '',
          sizeBytes: 1n,
        },
      },
    },
  });
  await db.build.create({
    data: {
      ...names,
      id,
      teamId,
      spec: {},
      resolved: {},
      status: 'ready',
      imageId: `i${id}`,
      startedAt: at(0),
      finishedAt: at(100),
      stages: {
        create: stages.map((stage, ordinal) => ({
          id: stage.id,
          title: stage.id,
          ordinal,
          status: stage.status ?? 'done',
          startedAt: at(stage.from),
          finishedAt: at(stage.to),
        })),
      },
    },
  });
}

describe('the history of stages', () => {
  it('counts only what a stage added to the build, so that stages add up to its length', async () => {
    // pack and boot run side by side: boot adds the 5 s it ran longer
    const stages = [
      { id: 'base', from: 0, to: 20 },
      { id: 'pack', from: 20, to: 40 },
      { id: 'boot', from: 20, to: 45 },
    ];
    await addFinished('b1', stages);
    await addFinished('b2', [{ ...stages[0], id: 'base', from: 0, to: 40 }]);
    await addFinished('b3', [{ id: 'base', from: 0, to: 0, status: 'cached' }]);
    await addFinished('b4', [{ id: 'base', from: 0, to: 900 }], 'rpi5');
    const history = await readStageHistory(db, teamId, 'debian', ['qemu-x86_64']);
    expect(
      Object.fromEntries(history.map((row) => [row.stage, [row.samples, row.p50Ms, row.p90Ms]])),
    ).toEqual({
      base: [2, 30_000, 38_000],
      pack: [1, 20_000, 20_000],
      boot: [1, 5000, 5000],
    });
    expect(await readStageHistory(db, 'another-team', 'debian', ['qemu-x86_64'])).toEqual([]);
  });
});

describe('finished builds', () => {
  it('tell sizes, memory and whether the cache was warm', async () => {
    const builds = await listFinishedBuilds(db, teamId, 'qemu-x86_64', 'trixie');
    expect(builds).toHaveLength(3);
    expect(builds.filter((build) => build.warm)).toHaveLength(1);
    expect(builds[0]).toMatchObject({
      rootfsSizeMiB: 301,
      imageSizeMiB: 500,
      downloadSizeMiB: 1,
      ramMiB: 200,
      buildMs: 60_000,
    });
  });
});

describe('the queue', () => {
  it('counts only workers that reported lately', async () => {
    await db.worker.createMany({
      data: [
        { id: 'alive', host: 'h', concurrency: 2, heartbeatAt: new Date() },
        { id: 'gone', host: 'h', concurrency: 4, heartbeatAt: at(0) },
      ],
    });
    expect(await readQueueFacts(db, new Date())).toEqual({
      waiting: 0,
      running: 0,
      workersAlive: 1,
      slots: 2,
    });
  });
});
