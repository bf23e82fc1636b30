import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readFixturePackages } from '../../../tests/buildroot-stages/read-fixture-packages.ts';
import { startServices, type TestServices } from '../../../tests/services/start-services.ts';
import { createDb, type Db } from './client.ts';
import {
  listIndexedPackages,
  readIndexedBoards,
  readPackageIndex,
  requestPackageIndex,
  searchIndexedPackages,
} from './package-index-repository.ts';
import {
  claimPackageIndex,
  failPackageIndex,
  heartbeatPackageIndex,
  type IndexRun,
  listLiveIndexRuns,
  type NewPackageIndex,
  requestOutdatedIndexes,
  returnPackageIndex,
  writePackageIndex,
} from './worker/package-index-run.ts';

const RELEASE = '2026.05';
const INDEX: NewPackageIndex = {
  ref: '2026.05.1',
  version: '2026.05.1',
  recipe: 'one',
  boards: { rpi5: { BR2_USE_MMU: 'y' } },
  packages: readFixturePackages() as NewPackageIndex['packages'],
};
const STALE_MS = 15_000;

let services: TestServices;
let db: Db;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
});
beforeEach(async () => {
  await db.packageIndex.deleteMany();
  await db.indexedPackage.deleteMany();
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});

async function claimed(workerId = 'w1'): Promise<IndexRun> {
  const run = await claimPackageIndex(db, workerId, STALE_MS);
  if (run === undefined) throw new Error('nothing to claim');
  return run;
}

async function names(query: string, limit = 20): Promise<string[]> {
  return (await searchIndexedPackages(db, RELEASE, query, limit)).map(({ name }) => name);
}

describe('an index somebody asks for', () => {
  it('is made once, by one worker, and can then be searched', async () => {
    await requestPackageIndex(db, RELEASE, false);
    await requestPackageIndex(db, RELEASE, false);
    const runs = await Promise.all(['w1', 'w2', 'w3'].map((id) => claimPackageIndex(db, id, STALE_MS)));
    const [run] = runs.filter((one) => one !== undefined);
    expect(runs.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await listLiveIndexRuns(db)).toEqual([
      { id: 'index-2026.05', workerId: run?.workerId, attempt: 1 },
    ]);
    expect(await heartbeatPackageIndex(db, run as IndexRun, 'Reading packages')).toBe(true);
    expect(await readPackageIndex(db, RELEASE)).toMatchObject({ state: 'running', step: 'Reading packages' });
    expect(await writePackageIndex(db, RELEASE, INDEX, run)).toBe(true);
    expect(await readPackageIndex(db, RELEASE)).toMatchObject({
      state: 'ready',
      step: '',
      version: '2026.05.1',
      packageCount: 7,
      indexedAt: expect.any(Date),
    });
    expect(await readIndexedBoards(db, RELEASE)).toEqual(INDEX.boards);
    expect(await listLiveIndexRuns(db)).toEqual([]);
  });

  it('passes to another worker when the first falls silent, whose result is then refused', async () => {
    await requestPackageIndex(db, RELEASE, false);
    const lost = await claimed('w1');
    expect(await claimPackageIndex(db, 'w2', STALE_MS)).toBeUndefined();
    await db.packageIndex.updateMany({ data: { heartbeatAt: new Date(Date.now() - 60_000) } });
    expect(await claimed('w2')).toEqual({ release: RELEASE, workerId: 'w2', attempt: 2 });
    expect(await heartbeatPackageIndex(db, lost, '')).toBe(false);
    expect(await writePackageIndex(db, RELEASE, INDEX, lost)).toBe(false);
    expect(await names('tinyscript')).toEqual([]);
  });

  it('keeps the index of before while it is made again, and when that fails', async () => {
    await writePackageIndex(db, RELEASE, INDEX);
    await requestPackageIndex(db, RELEASE, true);
    expect((await readPackageIndex(db, RELEASE))?.state).toBe('ready');
    await requestPackageIndex(db, RELEASE, false);
    await failPackageIndex(db, await claimed(), 'The site mirror does not answer.');
    expect(await readPackageIndex(db, RELEASE)).toMatchObject({
      state: 'failed',
      failure: 'The site mirror does not answer.',
      packageCount: 7,
    });
    expect(await names('tinyscript', 1)).toEqual(['tinyscript']);
  });

  it('goes back on the queue when its worker shuts down', async () => {
    await requestPackageIndex(db, RELEASE, false);
    await returnPackageIndex(db, await claimed('w1'));
    expect((await claimed('w2')).attempt).toBe(2);
  });

  it('is made again when the builder has changed, and only then', async () => {
    await writePackageIndex(db, RELEASE, INDEX);
    await requestOutdatedIndexes(db, 'one');
    expect((await readPackageIndex(db, RELEASE))?.state).toBe('ready');
    await requestOutdatedIndexes(db, 'two');
    expect((await readPackageIndex(db, RELEASE))?.state).toBe('queued');
    expect(await names('vibration')).toEqual(['vibration-log']);
  });

  it('takes the place of the one before as a whole', async () => {
    await writePackageIndex(db, RELEASE, INDEX);
    await writePackageIndex(db, '2026.02', INDEX);
    const [first] = INDEX.packages;
    await writePackageIndex(db, RELEASE, { ...INDEX, packages: first === undefined ? [] : [first] });
    expect(await listIndexedPackages(db, RELEASE)).toEqual([first]);
    expect(await listIndexedPackages(db, '2026.02')).toHaveLength(8);
  });
});

describe('a search', () => {
  beforeEach(async () => {
    await writePackageIndex(db, RELEASE, INDEX);
    await writePackageIndex(db, '2026.02', { ...INDEX, packages: [] });
  });

  it('puts the name that was typed first, then what begins with it, options behind packages', async () => {
    expect(await names('tinyscript')).toEqual(['tinyscript', 'tinyscript-meter']);
    expect(await names('fieldbus')).toEqual(['fieldbus-gateway', 'fieldbus-gateway-tls']);
    expect(await names('meter')).toEqual(['tinyscript-meter', 'vibration-log']);
  });

  it('looks into descriptions too, any case, for every word', async () => {
    expect(await names('MODBUS')).toEqual(['fieldbus-gateway']);
    expect(await names('energy meters')).toEqual(['tinyscript-meter']);
    expect(await names('energy modbus')).toEqual([]);
  });

  it('finds nothing for nothing, and takes pattern characters as they are', async () => {
    expect(await names('   ')).toEqual([]);
    expect(await names('%')).toEqual([]);
    expect(await names('_')).toEqual([]);
    expect(await names('\\')).toEqual([]);
    expect(await names("'; drop table indexed_package; --")).toEqual([]);
  });

  it('stays in its release and within its limit', async () => {
    expect(await searchIndexedPackages(db, '2026.02', 'tinyscript', 20)).toEqual([]);
    expect(await names('t', 3)).toHaveLength(3);
  });
});
