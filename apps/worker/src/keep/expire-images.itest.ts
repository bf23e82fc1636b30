import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import type { ImageChannel } from '@boardwright/core/image-channel';
import { createLogger } from '@boardwright/core/logger';
import type { RetentionRules } from '@boardwright/core/retention-rules';
import { DAY_MS } from '@boardwright/core/units';
import { claimBlob } from '@boardwright/db/blob-repository';
import { insertBuild } from '@boardwright/db/build-repository';
import { createDb, type Db } from '@boardwright/db/client';
import { newId } from '@boardwright/db/new-id';
import { writeRetention } from '@boardwright/db/retention-repository';
import { claimBuild } from '@boardwright/db/worker/claim-build';
import { finishBuild } from '@boardwright/db/worker/owned-build';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { expireImages } from './expire-images.ts';
import { sweepDeleted } from './sweep-store.ts';

const RULES = {
  keepLastPerName: 0,
  deleteDraftsAfterDays: 30,
  deleteCandidatesAfterDays: null,
  deleteDeprecatedAfterDays: 10,
};
let services: TestServices;
let db: Db;
let store: ArtifactStore;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  store = createLocalStore(join(services.directory, 'store'));
  for (const id of ['tone', 'ttwo']) await db.organization.create({ data: { id, name: id, slug: id } });
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});
beforeEach(async () => {
  await db.image.deleteMany();
  await db.retentionPolicy.deleteMany();
  await db.auditEvent.deleteMany();
  await db.unusedBlob.deleteMany();
});

const logger = createLogger('test', 'silent');
const run = (signal = new AbortController().signal, from = store): Promise<number> =>
  expireImages({ db, store: from, logger }, signal);
const setRules = (teamId: string, rules: RetentionRules = RULES): Promise<void> =>
  writeRetention(db, teamId, rules, { at: new Date(), byName: 'Ada' });

interface Wanted {
  readonly teamId?: string;
  readonly ageDays: number;
  readonly channel?: ImageChannel;
  readonly pinned?: boolean;
  readonly content?: string;
}

async function image(wanted: Wanted): Promise<{ id: string; sha256: string }> {
  const id = newId('i');
  const blob = await store.put(Readable.from([Buffer.from(wanted.content ?? id)]));
  const at = new Date(Date.now() - wanted.ageDays * DAY_MS);
  await db.image.create({
    data: {
      id,
      teamId: wanted.teamId ?? 'tone',
      name: 'gateway',
      board: 'rpi5',
      engine: 'debian',
      release: 'trixie',
      specHash: 's',
      planHash: 'p',
      spec: {},
      resolved: {},
      evidence: {},
      sizeBytes: 1n,
      sha256: 'c'.repeat(64),
      buildMs: 1,
      channel: wanted.channel ?? 'draft',
      createdAt: at,
      pinnedAt: wanted.pinned === true ? at : null,
      artifacts: {
        create: {
          id: newId('a'),
          kind: 'img.zst',
          fileName: 'x',
          title: 'x',
          mediaType: 'x',
          sha256: blob.sha256,
          sizeBytes: BigInt(blob.sizeBytes),
        },
      },
    },
  });
  return { id, sha256: blob.sha256 };
}

const left = async (): Promise<string[]> => (await db.image.findMany()).map(({ id }) => id).sort();

describe('retention', () => {
  it('removes what is over its time with its files, and writes down that it did', async () => {
    await setRules('tone');
    const draft = await image({ ageDays: 31 });
    const kept = [
      await image({ ageDays: 29 }),
      await image({ ageDays: 900, channel: 'candidate' }),
      await image({ ageDays: 900, channel: 'released' }),
      await image({ ageDays: 900, pinned: true }),
    ];
    expect(await run()).toBe(1);
    expect(await left()).toEqual(kept.map(({ id }) => id).sort());
    expect(await store.stat(draft.sha256)).toBeUndefined();
    for (const { sha256 } of kept) expect(await store.stat(sha256)).toBeDefined();
    expect(await db.auditEvent.findMany()).toMatchObject([
      {
        teamId: 'tone',
        actorKind: 'system',
        actorId: null,
        action: 'image.expire',
        subjectId: draft.id,
        subjectName: 'gateway',
        details: { board: 'rpi5', channel: 'draft', rules: RULES },
      },
    ]);
    expect(await run()).toBe(0);
  });

  it('does nothing where no rules are set, and nothing to another team', async () => {
    const one = await image({ ageDays: 900 });
    const two = await image({ ageDays: 900, teamId: 'ttwo' });
    expect(await run()).toBe(0);
    await setRules('ttwo');
    expect(await run()).toBe(1);
    expect(await left()).toEqual([one.id]);
    expect(await store.stat(two.sha256)).toBeUndefined();
  });

  it('keeps a file that another image has, also that of another team', async () => {
    await setRules('tone');
    const gone = await image({ ageDays: 40, content: 'shared' });
    await image({ ageDays: 1, teamId: 'ttwo', content: 'shared' });
    expect(await run()).toBe(1);
    expect(await store.stat(gone.sha256)).toBeDefined();
  });

  it('waits while a running build puts the same file into the store', async () => {
    await setRules('tone');
    const { id, sha256 } = await image({ ageDays: 40 });
    const buildId = newId('b');
    const names = { name: 'gateway', board: 'rpi5', engine: 'debian', release: 'trixie' };
    const none = { createdById: null, retryOfId: null, estimatedMs: null, finished: null, fresh: false };
    const hashes = { specHash: buildId, planHash: buildId, spec: {}, resolved: {} };
    await insertBuild(db, {
      id: buildId,
      teamId: 'tone',
      ...names,
      ...hashes,
      ...none,
      createdAt: new Date(),
    });
    const claimed = await claimBuild(db, buildId, 'w1');
    await claimBlob(db, sha256, buildId);
    expect(await run()).toBe(0);
    expect(await left()).toEqual([id]);
    const own = { buildId, workerId: 'w1', attempt: claimed?.attempt ?? 0 };
    await finishBuild(db, own, { status: 'failed', logLines: 0 });
    expect(await run()).toBe(1);
    expect(await store.stat(sha256)).toBeUndefined();
  });

  it('leaves the files to the upkeep where removing them would end their readers', async () => {
    await setRules('tone');
    const { sha256 } = await image({ ageDays: 40 });
    const far = { ...store, readersSurviveRemoval: false };
    expect(await run(undefined, far)).toBe(1);
    expect(await store.stat(sha256)).toBeDefined();
    expect(await sweepDeleted({ db, store: far, logger })).toBe(0);
    await db.unusedBlob.updateMany({ data: { since: new Date(Date.now() - DAY_MS) } });
    expect(await sweepDeleted({ db, store: far, logger })).toBe(1);
    expect(await store.stat(sha256)).toBeUndefined();
  });

  it('works through many, and stops between two when the worker does', async () => {
    await setRules('tone');
    for (let n = 0; n < 12; n += 1)
      await image({ ageDays: 40 + n, channel: n % 2 === 0 ? 'draft' : 'deprecated' });
    const stopping = new AbortController();
    stopping.abort();
    expect(await run(stopping.signal)).toBe(0);
    expect(await run()).toBe(12);
  });

  it('ranks the images of a team once for many, not once for each', async () => {
    await setRules('tone');
    for (let n = 0; n < 120; n += 1) await image({ ageDays: 40 + n, content: `same ${n % 2}` });
    let rankings = 0;
    const counted = db.$extends({
      query: {
        $queryRaw: ({ args, query }) => {
          if (args.sql.includes('row_number()')) rankings += 1;
          return query(args);
        },
      },
    }) as unknown as Db;
    expect(await expireImages({ db: counted, store, logger }, new AbortController().signal)).toBe(120);
    // 100, 20, and one that finds nothing
    expect(rankings).toBe(3);
  });

  it('looks at each again: what became one of the last of its name meanwhile is kept', async () => {
    await setRules('tone', { ...RULES, keepLastPerName: 1 });
    const newest = await image({ ageDays: 1 });
    const second = await image({ ageDays: 41 });
    const oldest = await image({ ageDays: 42 });
    // The files of the oldest go first; just then somebody deletes the newest
    const watched: ArtifactStore = {
      ...store,
      remove: async (sha256) => {
        await db.image.deleteMany({ where: { id: newest.id } });
        return store.remove(sha256);
      },
    };
    expect(await run(undefined, watched)).toBe(1);
    expect(await store.stat(oldest.sha256)).toBeUndefined();
    expect(await left()).toEqual([second.id]);
  });

  it('stops when the rules are taken back meanwhile', async () => {
    await setRules('tone');
    for (let n = 0; n < 3; n += 1) await image({ ageDays: 40 + n });
    const watched: ArtifactStore = {
      ...store,
      remove: async (sha256) => {
        await setRules('tone', { ...RULES, deleteDraftsAfterDays: 100 });
        return store.remove(sha256);
      },
    };
    expect(await run(undefined, watched)).toBe(1);
    expect(await left()).toHaveLength(2);
  });

  it('shares the work with other workers without doing anything twice', async () => {
    await setRules('tone');
    for (let n = 0; n < 20; n += 1) await image({ ageDays: 40 + n });
    const done = await Promise.all([run(), run(), run()]);
    expect(done.reduce((sum, removed) => sum + removed, 0)).toBe(20);
    expect(await db.auditEvent.count()).toBe(20);
  });

  it('lets two who read a file finish', async () => {
    await setRules('tone');
    const content = 'boardwright '.repeat(700_000);
    const { sha256 } = await image({ ageDays: 40, content });
    const from = 1000;
    const streams = [
      await store.read(sha256),
      await store.read(sha256, { start: from, end: content.length - 1 }),
    ];
    const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
    const heads = await Promise.all(iterators.map(async (one) => (await one.next()).value as Buffer));
    expect(await run()).toBe(1);
    expect(await store.stat(sha256)).toBeUndefined();
    const texts = await Promise.all(
      iterators.map(async (one, n) => {
        const chunks = [heads[n] as Buffer];
        for (let part = await one.next(); part.done !== true; part = await one.next())
          chunks.push(part.value);
        return Buffer.concat(chunks).toString();
      }),
    );
    expect(texts[0] === content).toBe(true);
    expect(texts[1] === content.slice(from)).toBe(true);
  });
});
