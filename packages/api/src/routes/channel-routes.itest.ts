import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDetail } from '../schemas/image.ts';
import type { ImageList } from '../schemas/lists.ts';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

async function move(id: string, to: string, reason = 'Ran two nights on the bench'): Promise<Response> {
  return fixture.send('POST', `/images/${id}/channel`, { body: { to, reason } });
}

async function releasedImage(content?: string): Promise<string> {
  const id = await addImage(fixture, fixture.us.teamId, content === undefined ? {} : { content });
  for (const to of ['candidate', 'released']) expect((await move(id, to)).status).toBe(200);
  return id;
}

describe('an image', () => {
  it('starts as a draft and goes up step by step, with who and why', async () => {
    const id = await addImage(fixture, fixture.us.teamId);
    expect((await move(id, 'candidate', '  Boots on the bench ')).status).toBe(200);
    const operator = await fixture.send('POST', `/images/${id}/channel`, {
      as: 'operator',
      body: { to: 'released', reason: 'Two nights without a miss' },
    });
    const image = (await operator.json()) as ImageDetail;
    expect(image.channel).toBe('released');
    expect(image.channelChanges).toMatchObject([
      { from: 'candidate', to: 'released', reason: 'Two nights without a miss', by: 'Operator' },
      { from: 'draft', to: 'candidate', reason: 'Boots on the bench', by: 'Owner' },
    ]);
  });

  it.each([
    ['released', 'An image cannot go from draft to released, only to candidate.'],
    ['draft', 'This image is in the channel draft already.'],
  ])('that is a draft cannot become %s', async (to, detail) => {
    const id = await addImage(fixture, fixture.us.teamId);
    const response = await move(id, to);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'STATE_CONFLICT', detail });
    expect(await fixture.db.imageChannelChange.count({ where: { imageId: id } })).toBe(0);
  });

  it.each([
    ['no reason', { to: 'candidate' }],
    ['a reason of blanks', { to: 'candidate', reason: '      ' }],
    ['a reason without end', { to: 'candidate', reason: 'x'.repeat(501) }],
    ['a NUL', { to: 'candidate', reason: 'abc\0' }],
    ['an unknown channel', { to: 'gold', reason: 'It works' }],
    ['an unknown field', { to: 'candidate', reason: 'It works', force: true }],
  ])('does not move for %s', async (_name, body) => {
    const id = await addImage(fixture, fixture.us.teamId);
    expect((await fixture.send('POST', `/images/${id}/channel`, { body })).status).toBe(400);
    expect((await fixture.db.image.findUniqueOrThrow({ where: { id } })).channel).toBe('draft');
  });

  it('is moved once when two people move it at the same time', async () => {
    const id = await addImage(fixture, fixture.us.teamId);
    const statuses = await Promise.all([1, 2, 3, 4].map(async () => (await move(id, 'candidate')).status));
    expect(statuses.sort()).toEqual([200, 409, 409, 409]);
    expect(await fixture.db.imageChannelChange.count({ where: { imageId: id } })).toBe(1);
  });

  it('is not deleted while it is released, and can be once it is deprecated', async () => {
    const id = await releasedImage();
    const refused = await fixture.send('DELETE', `/images/${id}`);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      detail: 'This image is released. Deprecate it before you delete it.',
    });
    expect((await fixture.send('GET', `/images/${id}/artifacts/img.zst`)).status).toBe(200);
    await move(id, 'deprecated', 'Replaced by a newer one');
    expect((await fixture.send('DELETE', `/images/${id}`)).status).toBe(204);
  });

  it('is found by its channel', async () => {
    const id = await releasedImage();
    const list = (await (await fixture.send('GET', '/images?channel=released')).json()) as ImageList;
    expect(list.images.map((image) => image.id)).toContain(id);
    expect(new Set(list.images.map((image) => image.channel))).toEqual(new Set(['released']));
  });
});

describe('the latest image of a board', () => {
  const latest = '/latest/qemu-x86_64';

  it('is the one released last, at an address that stays', async () => {
    const older = await addImage(fixture, fixture.us.teamId, { content: 'older' });
    await releasedImage('newer');
    for (const to of ['candidate', 'released']) await move(older, to);
    const image = (await (await fixture.send('GET', latest)).json()) as ImageDetail;
    expect(image.id).toBe(older);

    const redirect = await fixture.send('GET', `${latest}/artifacts/img.zst?name=sample`);
    expect(redirect.status).toBe(307);
    expect(redirect.headers.get('cache-control')).toBe('no-store');
    const place = redirect.headers.get('location') ?? '';
    expect(await (await fixture.send('GET', place.replace('/api/v1', ''))).text()).toBe('older');

    await move(older, 'deprecated', 'Leaks memory under load');
    expect(((await (await fixture.send('GET', latest)).json()) as ImageDetail).id).not.toBe(older);
  });

  it('is none of another team, another name, another board or another channel', async () => {
    await releasedImage();
    const nothing = [
      await fixture.send('GET', latest, { as: 'others' }),
      await fixture.send('GET', `${latest}?name=sampl`),
      await fixture.send('GET', '/latest/rpi5'),
      await fixture.send('GET', `${latest}/artifacts/img.zst`, { as: 'others' }),
    ];
    expect(nothing.map((response) => response.status)).toEqual([404, 404, 404, 404]);
    expect((await fixture.send('GET', `${latest}?channel=gold`)).status).toBe(400);
  });

  it('leads nowhere for an artifact the image has not', async () => {
    const id = await releasedImage();
    for (const kind of ['img.xz', 'no-such-kind', '..%2Fx', '%0d%0ax']) {
      const atOnce = await fixture.send('GET', `${latest}/artifacts/${kind}`);
      const direct = await fixture.send('GET', `/images/${id}/artifacts/${kind}`);
      expect([atOnce.status, direct.status], kind).toEqual([404, 404]);
      const [one, other] = [await atOnce.json(), await direct.json()] as { detail: string }[];
      expect(one?.detail).toBe(other?.detail);
    }
  });

  it('is for boards with an id', async () => {
    expect((await fixture.send('GET', '/latest/..%2Fx')).status).toBe(400);
  });
});
