import { Readable } from 'node:stream';
import type { ImageChannel } from '@boardwright/core/image-channel';
import { NO_RETENTION } from '@boardwright/core/retention-rules';
import { DAY_MS } from '@boardwright/core/units';
import { removeUnusedBlob } from '@boardwright/db/blob-repository';
import { newId } from '@boardwright/db/new-id';
import { listExpiring } from '@boardwright/db/retention-repository';
import { expireImage } from '@boardwright/db/worker/expire-image';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RetentionPreview, RetentionView } from '../schemas/retention.ts';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());
beforeEach(async () => {
  await fixture.db.image.deleteMany();
  await fixture.db.retentionPolicy.deleteMany();
});

interface Wanted {
  readonly ageDays: number;
  readonly channel?: ImageChannel;
  /** Days in the channel; as long as it is old when left out. */
  readonly sinceDays?: number;
  readonly pinned?: boolean;
  readonly content?: string;
  readonly board?: string;
}

async function image(name: string, wanted: Wanted): Promise<string> {
  const id = await addImage(fixture, fixture.us.teamId, { content: wanted.content ?? newId('a') });
  const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);
  const channel = wanted.channel ?? 'draft';
  await fixture.db.image.update({
    where: { id },
    data: {
      name,
      channel,
      createdAt: ago(wanted.ageDays),
      channelSince: channel === 'draft' ? null : ago(wanted.sinceDays ?? wanted.ageDays),
      pinnedAt: wanted.pinned === true ? new Date() : null,
      ...(wanted.board === undefined ? {} : { board: wanted.board }),
    },
  });
  return id;
}

/** A link to one image. @returns the link's id */
async function link(imageId: string, expiresInMs: number): Promise<string> {
  const { id } = await fixture.db.shareLink.create({
    data: {
      id: newId('l'),
      teamId: fixture.us.teamId,
      kind: 'imager',
      name: 'bench',
      imageId,
      createdByName: 'Ada',
      expiresAt: new Date(Date.now() + expiresInMs),
    },
  });
  return id;
}

const DRAFTS = { ...NO_RETENTION, keepLastPerName: 0, deleteDraftsAfterDays: 30 };
const EVERYTHING = {
  keepLastPerName: 0,
  deleteDraftsAfterDays: 1,
  deleteCandidatesAfterDays: 1,
  deleteDeprecatedAfterDays: 1,
};

async function preview(rules: unknown): Promise<RetentionPreview> {
  const response = await fixture.send('POST', '/retention/preview', { body: rules });
  expect(response.status).toBe(200);
  return (await response.json()) as RetentionPreview;
}
const idsOf = (found: RetentionPreview): string[] => found.images.map(({ id }) => id).sort();

describe('the preview', () => {
  it('lists what is over its time, longest first, and why', async () => {
    const old = await image('gateway', { ageDays: 41 });
    const older = await image('gateway', { ageDays: 60 });
    await image('gateway', { ageDays: 29 });
    const found = await preview(DRAFTS);
    expect(found.total).toBe(2);
    expect(found.images.map(({ id, reason }) => [id, reason])).toEqual([
      [older, 'It has been a draft for 60 days; the limit is 30.'],
      [old, 'It has been a draft for 41 days; the limit is 30.'],
    ]);
  });

  it('never lists what is released or pinned, whatever the rules', async () => {
    await image('gateway', { ageDays: 900, channel: 'released' });
    await image('gateway', { ageDays: 900, pinned: true });
    await image('gateway', { ageDays: 900, channel: 'deprecated', pinned: true });
    const goes = [
      await image('gateway', { ageDays: 900 }),
      await image('gateway', { ageDays: 900, channel: 'candidate' }),
      await image('gateway', { ageDays: 900, channel: 'deprecated' }),
    ];
    expect(idsOf(await preview(EVERYTHING))).toEqual(goes.sort());
  });

  it('counts from the day an image came into its channel', async () => {
    await image('gateway', { ageDays: 900, channel: 'deprecated', sinceDays: 5 });
    const rules = { ...EVERYTHING, deleteDeprecatedAfterDays: 10 };
    expect((await preview(rules)).total).toBe(0);
    expect((await preview({ ...rules, deleteDeprecatedAfterDays: 4 })).total).toBe(1);
  });

  it('keeps the newest of each name and board', async () => {
    const a = [
      await image('a', { ageDays: 50 }),
      await image('a', { ageDays: 60 }),
      await image('a', { ageDays: 70 }),
    ];
    await image('a', { ageDays: 80, board: 'rpi5' });
    await image('b', { ageDays: 90 });
    expect(idsOf(await preview({ ...DRAFTS, keepLastPerName: 1 }))).toEqual([a[1], a[2]].sort());
    expect(idsOf(await preview({ ...DRAFTS, keepLastPerName: 2 }))).toEqual([a[2]]);
    expect((await preview({ ...DRAFTS, keepLastPerName: 3 })).total).toBe(0);
  });

  it('counts bytes of files that nothing keeps, each once', async () => {
    await image('a', { ageDays: 50, content: 'x'.repeat(1000) });
    await image('a', { ageDays: 51, content: 'x'.repeat(1000) });
    await image('a', { ageDays: 52, content: 'y'.repeat(300) });
    await image('b', { ageDays: 53, content: 'z'.repeat(70) });
    await image('b', { ageDays: 1, content: 'z'.repeat(70) });
    const found = await preview(DRAFTS);
    expect([found.total, found.freedBytes]).toEqual([4, 1300]);
  });

  it('leaves out what a link that works shows', async () => {
    const id = await image('gateway', { ageDays: 900 });
    await link(id, -DAY_MS);
    expect((await preview(EVERYTHING)).total).toBe(1);
    const works = await link(id, DAY_MS);
    expect((await preview(EVERYTHING)).total).toBe(0);
    await fixture.db.shareLink.update({ where: { id: works }, data: { revokedAt: new Date() } });
    expect((await preview(EVERYTHING)).total).toBe(1);
  });

  it('says nothing of another team', async () => {
    await image('gateway', { ageDays: 900 });
    const response = await fixture.send('POST', '/retention/preview', { as: 'others', body: EVERYTHING });
    expect(await response.json()).toEqual({ total: 0, freedBytes: 0, images: [] });
  });

  it('of the rules in force is empty until some are set', async () => {
    await image('gateway', { ageDays: 900 });
    const look = async (): Promise<number> => {
      const response = await fixture.send('GET', '/retention/preview');
      return ((await response.json()) as RetentionPreview).total;
    };
    expect(await look()).toBe(0);
    expect((await fixture.send('PUT', '/retention', { body: DRAFTS })).status).toBe(200);
    expect(await look()).toBe(1);
  });
});

describe('the rules', () => {
  it('are off at first, and kept with who changed them', async () => {
    const first = (await (await fixture.send('GET', '/retention')).json()) as RetentionView;
    expect(first).toEqual({ rules: NO_RETENTION, changed: null });
    const set = await fixture.send('PUT', '/retention', { body: DRAFTS, as: 'maintainer' });
    expect(await set.json()).toMatchObject({ rules: DRAFTS, changed: { by: 'Owner' } });
    const others = (await (
      await fixture.send('GET', '/retention', { as: 'others' })
    ).json()) as RetentionView;
    expect(others.changed).toBeNull();
    const events = await fixture.db.auditEvent.findMany({ where: { action: 'retention.change' } });
    expect(events.at(-1)).toMatchObject({ actorKind: 'user', details: { from: NO_RETENTION, to: DRAFTS } });
  });

  it.each([
    ['no days', { ...DRAFTS, deleteDraftsAfterDays: 0 }],
    ['half a day', { ...DRAFTS, deleteDraftsAfterDays: 0.5 }],
    ['a missing rule', { keepLastPerName: 1 }],
    ['an unknown rule', { ...DRAFTS, deleteReleasedAfterDays: 3 }],
  ])('are refused with %s', async (_name, body) => {
    expect((await fixture.send('PUT', '/retention', { body })).status).toBe(400);
    expect(await fixture.db.retentionPolicy.count()).toBe(0);
  });
});

describe('the page of an image', () => {
  const expiry = async (id: string): Promise<unknown> => {
    const detail = await (await fixture.send('GET', `/images/${id}`)).json();
    return (detail as { expiry: unknown }).expiry;
  };
  const setRules = async (rules: object): Promise<void> => {
    expect((await fixture.send('PUT', '/retention', { body: rules })).status).toBe(200);
  };
  /** Whole days from now until then. */
  const daysTo = (found: unknown): number =>
    Math.round((Date.parse((found as { at: string }).at) - Date.now()) / DAY_MS);

  it('says when it goes and by which rule, and agrees with the preview', async () => {
    const draft = await image('gateway', { ageDays: 10 });
    expect(await expiry(draft)).toBeNull();
    await setRules(DRAFTS);
    expect(await expiry(draft)).toMatchObject({ reason: 'Drafts go after 30 days.' });
    expect(daysTo(await expiry(draft))).toBe(20);
    const over = await image('gateway', { ageDays: 50 });
    expect(daysTo(await expiry(over))).toBe(-20);
    expect(idsOf(await preview(DRAFTS))).toEqual([over]);
    const deprecated = await image('gateway', { ageDays: 50, channel: 'deprecated', sinceDays: 5 });
    expect(await expiry(deprecated)).toBeNull();
    await setRules({ ...DRAFTS, deleteDeprecatedAfterDays: 8 });
    expect(daysTo(await expiry(deprecated))).toBe(3);
    expect(await expiry(deprecated)).toMatchObject({ reason: 'Deprecated images go after 8 days.' });
  });

  it('says nothing of what stays: released, pinned, among the newest of its name', async () => {
    await setRules({ ...EVERYTHING, keepLastPerName: 1 });
    const older = await image('gateway', { ageDays: 60 });
    expect(await expiry(older)).toBeNull();
    const newer = await image('gateway', { ageDays: 50 });
    await image('gateway', { ageDays: 40, board: 'rpi5' });
    expect(await expiry(newer)).toBeNull();
    expect(await expiry(older)).not.toBeNull();
    expect(await expiry(await image('gateway', { ageDays: 900, channel: 'released' }))).toBeNull();
    expect(await expiry(await image('gateway', { ageDays: 900, pinned: true }))).toBeNull();
  });

  it('waits for a link to it', async () => {
    await setRules(DRAFTS);
    const id = await image('gateway', { ageDays: 25 });
    await link(id, 3 * DAY_MS);
    expect(daysTo(await expiry(id))).toBe(5);
    await link(id, 90 * DAY_MS);
    expect(daysTo(await expiry(id))).toBe(90);
    expect(await expiry(id)).toMatchObject({ reason: expect.stringContaining('a link to this one works') });
  });
});

describe('a pinned image', () => {
  it('is not deleted before it is unpinned; pinning again changes nothing', async () => {
    const id = await image('gateway', { ageDays: 1 });
    const pin = (method: string): Promise<Response> =>
      fixture.send(method, `/images/${id}/pin`, { as: 'composer' });
    const first = (await (await pin('POST')).json()) as { pinnedAt: string };
    expect(first.pinnedAt).not.toBeNull();
    expect(await (await pin('POST')).json()).toMatchObject({ pinnedAt: first.pinnedAt });
    const refused = await fixture.send('DELETE', `/images/${id}`);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      detail: 'This image is pinned. Unpin it before you delete it.',
    });
    expect(await (await pin('DELETE')).json()).toMatchObject({ pinnedAt: null });
    expect((await fixture.send('DELETE', `/images/${id}`)).status).toBe(204);
    const events = await fixture.db.auditEvent.findMany({
      where: { subjectId: id },
      orderBy: { createdAt: 'asc' },
    });
    expect(events.map((event) => event.action)).toEqual(['image.pin', 'image.unpin', 'image.delete']);
  });
});

async function rest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) chunks.push(part.value);
  return chunks;
}

describe('two downloads', () => {
  it('that have begun end well although their image is removed meanwhile', async () => {
    const content = Buffer.alloc(24 * 1024 * 1024, 'boardwright ');
    const blob = await fixture.store.put(Readable.from([content]));
    const id = await image('gateway', { ageDays: 40 });
    await fixture.db.artifact.updateMany({
      where: { imageId: id },
      data: { sha256: blob.sha256, sizeBytes: BigInt(blob.sizeBytes) },
    });
    const from = 5_000_000;
    const headers = [{}, { range: `bytes=${from}-`, 'if-range': `"${blob.sha256}"` }];
    const readers = await Promise.all(
      headers.map(async (wanted) => {
        const response = await fixture.send('GET', `/images/${id}/artifacts/img.zst`, { headers: wanted });
        return (response.body as ReadableStream<Uint8Array>).getReader();
      }),
    );
    const firsts = await Promise.all(readers.map(async (reader) => (await reader.read()).value));
    const [due] = await listExpiring(fixture.db, fixture.us.teamId, EVERYTHING, new Date(), 1);
    const orphans = due && (await expireImage(fixture.db, fixture.us.teamId, due, new Date(), {}));
    expect(orphans).toEqual([blob.sha256]);
    await removeUnusedBlob(fixture.db, blob.sha256, () => fixture.store.remove(blob.sha256));
    expect(await fixture.store.stat(blob.sha256)).toBeUndefined();
    expect((await fixture.send('GET', `/images/${id}/artifacts/img.zst`)).status).toBe(404);
    const bodies = await Promise.all(
      readers.map(async (reader, n) => Buffer.concat([firsts[n] ?? Buffer.of(), ...(await rest(reader))])),
    );
    expect(bodies[0]?.equals(content)).toBe(true);
    expect(bodies[1]?.equals(content.subarray(from))).toBe(true);
  });
});
