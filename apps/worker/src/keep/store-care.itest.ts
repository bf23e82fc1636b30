import { randomBytes } from 'node:crypto';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ArtifactStore, StoredBlob } from '@boardwright/artifacts/artifact-store';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import { createLogger } from '@boardwright/core/logger';
import { DAY_MS } from '@boardwright/core/units';
import { removeUnusedBlob } from '@boardwright/db/blob-repository';
import { insertBuild } from '@boardwright/db/build-repository';
import { createDb, type Db } from '@boardwright/db/client';
import { deleteImage, findImageByPlan } from '@boardwright/db/image-repository';
import { countIntegrity } from '@boardwright/db/integrity-repository';
import { newId } from '@boardwright/db/new-id';
import { claimBuild } from '@boardwright/db/worker/claim-build';
import { finishBuild } from '@boardwright/db/worker/owned-build';
import { publishImage } from '@boardwright/db/worker/publish-image';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import { claimingStore } from '../publish/claiming-store.ts';
import { scrubStore } from './scrub-store.ts';
import { careForStore } from './store-care.ts';
import { sweepDeleted, sweepStrangers } from './sweep-store.ts';

const TEAM = 'tteam';
const WORKER = 'w1';
const logger = createLogger('test', 'silent');
const { signal } = new AbortController();
let services: TestServices;
let db: Db;
let directory: string;
let store: ArtifactStore;

beforeAll(async () => {
  services = await startServices();
  db = createDb(services.databaseUrl);
  await db.organization.create({ data: { id: TEAM, name: 'Team', slug: 'team' } });
});
afterAll(async () => {
  await db.$disconnect();
  await services.stop();
});
beforeEach(async () => {
  await db.image.deleteMany();
  await db.build.deleteMany();
  await db.unusedBlob.deleteMany();
  await db.storeChore.deleteMany();
  directory = join(services.directory, newId('a'));
  store = createLocalStore(directory);
});

function pathOf(sha256: string): string {
  return join(directory, 'blobs', sha256.slice(0, 2), sha256);
}

async function makeOld(sha256: string): Promise<void> {
  const lastWeek = new Date(Date.now() - 7 * DAY_MS);
  await utimes(pathOf(sha256), lastWeek, lastWeek);
}

async function startBuild(): Promise<{ buildId: string; workerId: string; attempt: number }> {
  const id = newId('b');
  const names = { name: 'gateway', board: 'qemu-x86_64', engine: 'tiny', release: 'trixie' };
  const none = { createdById: null, retryOfId: null, estimatedMs: null, finished: null, fresh: false };
  const hashes = { specHash: id, planHash: id, spec: {}, resolved: {} };
  await insertBuild(db, { id, teamId: TEAM, ...names, ...hashes, ...none, createdAt: new Date() });
  const claimed = await claimBuild(db, id, WORKER);
  return { buildId: id, workerId: WORKER, attempt: claimed?.attempt ?? 0 };
}

async function publish(
  contents: readonly string[],
): Promise<{ imageId: string; planHash: string; blobs: StoredBlob[] }> {
  const own = await startBuild();
  const claiming = claimingStore(store, db, own.buildId);
  const blobs: StoredBlob[] = [];
  for (const content of contents) blobs.push(await claiming.put(Readable.from([content])));
  const imageId = await publishImage(
    db,
    own,
    {
      ...{ teamId: TEAM, name: 'gateway', board: 'qemu-x86_64', engine: 'tiny', release: 'trixie' },
      ...{ specHash: own.buildId, planHash: own.buildId, spec: {}, resolved: {}, evidence: {} },
      ...{ sizeBytes: 1, sha256: 'c'.repeat(64), buildMs: 1 },
      artifacts: blobs.map((blob, index) => ({
        kind: `file${index}`,
        fileName: `file${index}.bin`,
        title: 'File',
        mediaType: 'application/octet-stream',
        ...blob,
      })),
    },
    { logLines: 0 },
  );
  return { imageId: imageId ?? '', planHash: own.buildId, blobs };
}

function scrub(
  maxBytes = 1e9,
  verifiedBefore = new Date(Date.now() - DAY_MS),
): ReturnType<typeof scrubStore> {
  return scrubStore({ db, store, logger }, { maxBytes, verifiedBefore, signal });
}

describe('scrub', () => {
  it('finds what is damaged and what is missing, once for all images that share a file', async () => {
    const { imageId, planHash, blobs } = await publish(['good', 'damaged', 'missing']);
    const twin = await publish(['damaged']);
    await writeFile(pathOf(blobs[1]?.sha256 ?? ''), 'DAMAGED');
    await rm(pathOf(blobs[2]?.sha256 ?? ''));
    expect(await findImageByPlan(db, TEAM, planHash)).toBe(imageId);
    expect(await scrub()).toMatchObject({ files: 3, bad: 2 });
    const rows = await db.artifact.findMany({ where: { imageId }, orderBy: { kind: 'asc' } });
    expect(rows.map((row) => row.verifyFailure)).toEqual([null, 'damaged', 'missing']);
    expect(rows.every((row) => row.verifiedAt !== null)).toBe(true);
    expect(await db.artifact.findFirst({ where: { imageId: twin.imageId } })).toMatchObject({
      verifyFailure: 'damaged',
    });
    const counts = await countIntegrity(db);
    expect([...counts].sort((a, b) => a.state.localeCompare(b.state))).toEqual([
      { state: 'damaged', files: 1, bytes: 7 },
      { state: 'missing', files: 1, bytes: 7 },
      { state: 'ok', files: 1, bytes: 4 },
    ]);
    // Not handed out again: the same spec is built anew.
    expect(await findImageByPlan(db, TEAM, planHash)).toBeNull();
    expect(await scrub()).toMatchObject({ files: 0 });
  });

  it('goes on where it stopped, the longest unchecked first, within its bytes', async () => {
    const { blobs } = await publish(['one', 'two', 'three']);
    expect(await scrub(1)).toMatchObject({ files: 1 });
    expect(await scrub(1)).toMatchObject({ files: 1 });
    expect(await scrub()).toMatchObject({ files: 1 });
    await db.artifact.updateMany({
      where: { kind: 'file1' },
      data: { verifiedAt: new Date(Date.now() - 9 * DAY_MS) },
    });
    await db.artifact.updateMany({
      where: { kind: 'file2' },
      data: { verifiedAt: new Date(Date.now() - 8 * DAY_MS) },
    });
    await rm(pathOf(blobs[1]?.sha256 ?? ''));
    expect(await scrub(1)).toMatchObject({ files: 1, bad: 1 });
  });

  it('blames no file when the store does not answer, and tries it again', async () => {
    await publish(['content']);
    const dead = { ...store, read: () => Promise.reject(new Error('no answer')) };
    const run = { maxBytes: 1e9, verifiedBefore: new Date(), signal };
    await expect(scrubStore({ db, store: dead, logger }, run)).rejects.toThrow('no answer');
    expect(await db.artifact.findFirst()).toMatchObject({ verifiedAt: null, verifyFailure: null });
    expect(await scrub()).toMatchObject({ files: 1, bad: 0 });
  });

  it('is over when a build makes the same file again', async () => {
    const { blobs } = await publish(['content']);
    const sha256 = blobs[0]?.sha256 ?? '';
    await writeFile(pathOf(sha256), 'CONTENT');
    await scrub();
    await publish(['content']);
    expect(await text(await store.read(sha256))).toBe('content');
    const rows = await db.artifact.findMany({ where: { sha256 } });
    expect(rows.map((row) => row.verifyFailure)).toEqual([null, null]);
  });
});

describe('sweep', () => {
  it('removes what a lost process did not, and leaves what is named or young', async () => {
    const { blobs } = await publish(['named']);
    const lost = await store.put(Readable.from(['lost']));
    const young = await store.put(Readable.from(['young']));
    await Promise.all([lost, blobs[0] ?? lost].map(({ sha256 }) => makeOld(sha256)));
    const swept = await sweepStrangers({ db, store, logger }, new Date(Date.now() - DAY_MS), signal);
    expect(swept).toEqual({ removed: 1, strangers: 0 });
    expect(await store.stat(lost.sha256)).toBeUndefined();
    expect(await store.stat(young.sha256)).toBeDefined();
    expect(await store.stat(blobs[0]?.sha256 ?? '')).toBeDefined();
  });

  it('removes nothing when the database knows hardly any file of the store', async () => {
    for (let index = 0; index <= 100; index += 1) {
      await makeOld((await store.put(Readable.from([`file ${index}`]))).sha256);
    }
    const swept = await sweepStrangers({ db, store, logger }, new Date(Date.now() - DAY_MS), signal);
    expect(swept).toEqual({ removed: 0, strangers: 101 });
  });

  it('takes over what deleting an image did not get done', async () => {
    const { imageId, blobs } = await publish(['gone']);
    expect(await deleteImage(db, TEAM, imageId)).toEqual([blobs[0]?.sha256]);
    expect(await store.stat(blobs[0]?.sha256 ?? '')).toBeDefined();
    await careForStore({ db, store, logger }, { scrubMaxBytes: 1, scrubEveryMs: DAY_MS }, signal);
    expect(await store.stat(blobs[0]?.sha256 ?? '')).toBeUndefined();
    expect(await db.unusedBlob.count()).toBe(0);
  });

  it('waits for readers where removing a file would end them', async () => {
    const { imageId, blobs } = await publish(['far away']);
    await deleteImage(db, TEAM, imageId);
    const far = { ...store, readersSurviveRemoval: false };
    expect(await sweepDeleted({ db, store: far, logger })).toBe(0);
    await db.unusedBlob.updateMany({ data: { since: new Date(Date.now() - DAY_MS) } });
    expect(await sweepDeleted({ db, store: far, logger })).toBe(1);
    expect(await store.stat(blobs[0]?.sha256 ?? '')).toBeUndefined();
  });

  it('never takes a file from a build between storing and publishing', async () => {
    const own = await startBuild();
    const claiming = claimingStore(store, db, own.buildId);
    const { sha256 } = await claiming.put(Readable.from(['about to be published']));
    await makeOld(sha256);
    const before = new Date(Date.now() - DAY_MS);
    expect(await sweepStrangers({ db, store, logger }, before, signal)).toEqual({ removed: 0, strangers: 0 });
    // An image with the same file that is deleted just now
    expect(await removeUnusedBlob(db, sha256, () => store.remove(sha256))).toBe(false);
    expect(await store.stat(sha256)).toBeDefined();
    await finishBuild(db, own, { status: 'failed', logLines: 0 });
    expect(await sweepStrangers({ db, store, logger }, before, signal)).toEqual({ removed: 1, strangers: 0 });
  });

  it('and a build that stores the very file take turns', async () => {
    const content = randomBytes(4).toString('hex');
    const { imageId, blobs } = await publish([content]);
    const sha256 = blobs[0]?.sha256 ?? '';
    await deleteImage(db, TEAM, imageId);
    const own = await startBuild();
    const claiming = claimingStore(store, db, own.buildId);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const removing = removeUnusedBlob(db, sha256, async () => {
      await held;
      await store.remove(sha256);
    });
    const putting = claiming.put(Readable.from([content]));
    setTimeout(release, 200);
    expect(await removing).toBe(true);
    await putting;
    expect(await text(await store.read(sha256))).toBe(content);
  });
});
