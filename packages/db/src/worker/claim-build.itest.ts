import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { insertBuild } from '../build-repository.ts';
import { createDb, type Db } from '../client.ts';
import { newId } from '../new-id.ts';
import { findHeldBack } from '../queue-repository.ts';
import { setQuota } from '../quota-repository.ts';
import { claimBuild } from './claim-build.ts';
import { finishBuild } from './owned-build.ts';

let services: TestServices;
let db: Db;
const [OURS, OTHERS] = ['tours', 'tothers'];

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  for (const id of [OURS, OTHERS]) await db.organization.create({ data: { id, name: id, slug: id } });
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});
beforeEach(async () => {
  await db.build.deleteMany();
  await setPlaces(null);
});

async function setPlaces(concurrentBuilds: number | null): Promise<void> {
  await setQuota(db, OURS, { concurrentBuilds, buildsPerDay: null, storageGiB: null });
}

let second = 0;

/** Each a second after the one before. */
async function addBuild(teamId = OURS): Promise<string> {
  const id = newId('b');
  second += 1;
  const names = { name: 'x', board: 'b', engine: 'e', release: 'r', spec: {}, resolved: {} };
  const hashes = { specHash: id, planHash: id, fresh: false };
  const none = { createdById: null, retryOfId: null, estimatedMs: null, finished: null };
  const createdAt = new Date(Date.UTC(2026, 0, 1) + second * 1000);
  await insertBuild(db, { id, teamId, ...names, ...hashes, ...none, createdAt });
  return id;
}

const claim = async (id: string): Promise<boolean> => (await claimBuild(db, id, 'w')) !== null;
const finish = (buildId: string): Promise<boolean> =>
  finishBuild(db, { buildId, workerId: 'w', attempt: 1 }, { status: 'failed', logLines: 0 });

describe('a team with two places', () => {
  it('runs two builds, and the next when one has ended', async () => {
    await setPlaces(2);
    const [one, two, three] = [await addBuild(), await addBuild(), await addBuild()];
    expect([await claim(one), await claim(two), await claim(three)]).toEqual([true, true, false]);
    expect(await findHeldBack(db, [one, two, three])).toEqual(new Map([[three, { running: 2, limit: 2 }]]));
    await finish(one);
    expect(await claim(three)).toBe(true);
  });

  it('gives them to those that came first', async () => {
    await setPlaces(2);
    const [one, two, three] = [await addBuild(), await addBuild(), await addBuild()];
    expect(await claim(three)).toBe(false);
    expect(await claim(two)).toBe(true);
    expect(await claim(three)).toBe(false);
    expect(await claim(one)).toBe(true);
  });

  it('does not keep one for a build that waits for its next try, or that is to be cancelled', async () => {
    await setPlaces(1);
    const [later, cancelled, next] = [await addBuild(), await addBuild(), await addBuild()];
    await db.build.update({ where: { id: later }, data: { notBefore: new Date(Date.now() + 3_600_000) } });
    await db.build.update({ where: { id: cancelled }, data: { cancelRequestedAt: new Date() } });
    expect(await claim(next)).toBe(true);
  });

  it('never runs a third, however many workers ask at once', async () => {
    await setPlaces(2);
    const ids: string[] = [];
    for (let count = 0; count < 8; count += 1) ids.push(await addBuild());
    for (let round = 1; round <= 3; round += 1) {
      await Promise.all([...ids, ...ids].map(claim));
      const running = await db.build.findMany({
        where: { status: 'running' },
        orderBy: { createdAt: 'asc' },
      });
      expect(running.map(({ id }) => id)).toEqual(ids.slice(2 * round - 2, 2 * round));
      for (const { id } of running) await finish(id);
    }
  });

  it('leaves other teams alone', async () => {
    await setPlaces(1);
    const ours = [await addBuild(), await addBuild()];
    const others = [await addBuild(OTHERS), await addBuild(OTHERS), await addBuild(OTHERS)];
    const claimed = [];
    for (const id of [...ours, ...others]) claimed.push(await claim(id));
    expect(claimed).toEqual([true, false, true, true, true]);
    expect([...(await findHeldBack(db, [...ours, ...others])).keys()]).toEqual([ours[1]]);
  });
});
