import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createLogger } from '@boardwright/core/logger';
import { createDb, type Db } from '@boardwright/db/client';
import {
  readPackageIndex,
  requestPackageIndex,
  searchIndexedPackages,
} from '@boardwright/db/package-index-repository';
import {
  claimPackageIndex,
  type IndexRun,
  listLiveIndexRuns,
} from '@boardwright/db/worker/package-index-run';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readFixturePackages } from '../../../../tests/buildroot-stages/read-fixture-packages.ts';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import type { BuildDeps } from '../build/deps.ts';
import type { BuildSandbox, StageResult, StageRun } from '../sandbox/types.ts';
import { REPOSITORY_ROOT } from '../testing/test-bench.ts';
import { indexRequestedPackages, renewOutdatedIndexes } from './index-packages.ts';

const RELEASE = '2026.05';
const STALE_MS = 15_000;

let services: TestServices;
let db: Db;
/** What the stages do, by id; those without an entry end well. */
let stages: Record<string, (run: StageRun) => Promise<number>>;
let ran: StageRun[];
let removed: string[];
let document: unknown;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
});
beforeEach(async () => {
  stages = {};
  ran = [];
  removed = [];
  document = {
    schema: 1,
    ref: '2026.05.1',
    version: '2026.05.1',
    packages: readFixturePackages(),
    boards: {},
  };
  await db.stageCache.deleteMany();
  await db.packageIndex.deleteMany();
  await requestPackageIndex(db, RELEASE, false);
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});

/** A container engine whose stages are functions. */
function sandbox(): BuildSandbox {
  return {
    keepsVolumes: true,
    hostId: async () => 'host',
    haveImage: async () => true,
    haveVolumes: async () => true,
    volumeSizes: async (names: readonly string[]) => new Map(names.map((name) => [name, 1])),
    listPossessions: async () => [],
    removeVolumes: async (names: readonly string[]) => void removed.push(...names),
    readFile: async (_from, use) => {
      const content = JSON.stringify(document);
      return use({ sizeBytes: content.length, content: Readable.from([content]) });
    },
    run: async (run): Promise<StageResult> => {
      ran.push(run);
      const exitCode = (await stages[run.owner.stage]?.(run)) ?? 0;
      run.signal.throwIfAborted();
      const name = `${run.owner.stage}-${ran.length}`;
      const ownVolumes = [`${name}-out`, `${name}-state`];
      return {
        exitCode,
        oomKilled: false,
        timedOut: false,
        layers: [name],
        outVolume: `${name}-out`,
        ownVolumes,
      };
    },
  } as Partial<BuildSandbox> as BuildSandbox;
}

function deps(): BuildDeps {
  return {
    db,
    sandbox: sandbox(),
    logger: createLogger('test', 'silent'),
    workerId: 'w1',
    root: REPOSITORY_ROOT,
    mirror: undefined,
    buildrootSite: {
      gitUrl: undefined,
      primarySite: undefined,
      primarySiteOnly: false,
      fragmentsDirectory: join(services.directory, 'none'),
      downloadsMaxMiB: undefined,
    },
    today: () => '2026-11-25',
    timing: { heartbeatMs: 20, retryBaseMs: 1, sandboxPauseMs: 1 },
  } as Partial<BuildDeps> as BuildDeps;
}

function make(shutdown = new AbortController().signal): Promise<boolean> {
  return indexRequestedPackages(deps(), STALE_MS, shutdown);
}

describe('a requested index', () => {
  it('is made by the source stage of builds and the index stage, then searchable', async () => {
    stages.index = async () => {
      expect(await listLiveIndexRuns(db)).toEqual([{ id: 'index-2026.05', workerId: 'w1', attempt: 1 }]);
      return 0;
    };
    expect(await make()).toBe(true);
    expect(ran.map(({ owner, network }) => `${owner.stage} ${network}`)).toEqual([
      'source archive',
      'index none',
    ]);
    expect(ran[1]).toMatchObject({ rootfs: { mode: 'read', layers: ['source-1'] } });
    expect(ran[1]?.files.map(({ path }) => path)).toEqual(['sources.json', 'config/targets.json']);
    expect(await readPackageIndex(db, RELEASE)).toMatchObject({ state: 'ready', packageCount: 7 });
    expect(await searchIndexedPackages(db, RELEASE, 'vibration', 5)).toEqual([{ name: 'vibration-log' }]);
    // What the source stage left is kept for builds, the index stage's own volumes are not.
    expect(removed).toEqual(['index-2-out', 'index-2-state']);
    expect(await make()).toBe(false);
  });

  it('takes the source stage from the cache when there is one', async () => {
    await make();
    await requestPackageIndex(db, RELEASE, false);
    await make();
    expect(ran.map(({ owner }) => owner.stage)).toEqual(['source', 'index', 'index']);
  });

  it('is made again when Boardwright itself has changed, and only then', async () => {
    await make();
    await renewOutdatedIndexes(deps());
    expect((await readPackageIndex(db, RELEASE))?.state).toBe('ready');
    await db.packageIndex.updateMany({ data: { recipe: 'of another version' } });
    await renewOutdatedIndexes(deps());
    expect((await readPackageIndex(db, RELEASE))?.state).toBe('queued');
  });

  it('says why there is none, in the words of the stage, and leaves nothing behind', async () => {
    stages.source = async ({ onLine }) => {
      await onLine('out', 'E: Buildroot 2026.05.1 could not be cloned');
      await onLine('out', 'Failure FETCH_FAILED (buildroot). Configure a site mirror.');
      return 1;
    };
    expect(await make()).toBe(true);
    const row = await readPackageIndex(db, RELEASE);
    expect(row).toMatchObject({ state: 'failed', indexedAt: null });
    expect(row?.failure).toContain('Buildroot 2026.05.1 could not be cloned');
    expect(row?.failure).toContain('Configure a site mirror.');
    expect(await make()).toBe(false);
  });

  it('refuses a document that is none', async () => {
    document = { schema: 2 };
    await make();
    expect((await readPackageIndex(db, RELEASE))?.failure).toContain('cannot be read');
    expect(removed).toEqual(['index-2-out', 'index-2-state']);
  });

  it('waits for another worker when this one shuts down', async () => {
    const shutdown = new AbortController();
    stages.index = async () => {
      shutdown.abort(new Error('over'));
      return 0;
    };
    await make(shutdown.signal);
    expect((await readPackageIndex(db, RELEASE))?.state).toBe('queued');
    expect(await make(shutdown.signal)).toBe(false);
  });

  it('is given up when another worker has taken it over', async () => {
    stages.index = async ({ signal }) => {
      // A heartbeat of this run may come between the two: then there is nothing to take over yet.
      let taken: IndexRun | undefined;
      while (taken === undefined) {
        await db.packageIndex.updateMany({ data: { heartbeatAt: new Date(0) } });
        taken = await claimPackageIndex(db, 'w2', STALE_MS);
      }
      // The heartbeat may have told this run already, before there is a listener.
      if (!signal.aborted) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      }
      return 0;
    };
    await make();
    expect(await listLiveIndexRuns(db)).toEqual([{ id: 'index-2026.05', workerId: 'w2', attempt: 2 }]);
  });
});
