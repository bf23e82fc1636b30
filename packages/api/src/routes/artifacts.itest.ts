import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDetail } from '../schemas/image.ts';
import type { ImageList, PackageList } from '../schemas/lists.ts';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

const CONTENT = '0123456789';
let fixture: ApiFixture;
let id: string;
let path: string;
let etag: string;

beforeAll(async () => {
  fixture = await startApi();
  id = await addImage(fixture, fixture.us.teamId, { content: CONTENT });
  path = `/images/${id}/artifacts/img.zst`;
  etag = (await fixture.send('HEAD', path)).headers.get('etag') ?? '';
});
afterAll(() => fixture.stop());

function get(headers: Record<string, string> = {}): Promise<Response> {
  return fixture.send('GET', path, { headers });
}

describe('download', () => {
  it('sends the file with its size, hash and name', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': '10',
      'content-type': 'application/zstd',
      'content-disposition': 'attachment; filename="sample.img.zst"',
      'accept-ranges': 'bytes',
    });
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(response.headers.get('repr-digest')).toMatch(/^sha-256=:.{44}:$/);
    expect(await response.text()).toBe(CONTENT);
  });

  it.each([undefined, 'bytes=2-4', 'bytes=99-'])(
    'answers HEAD with the whole size, range %s',
    async (range) => {
      const response = await fixture.send('HEAD', path, range === undefined ? {} : { headers: { range } });
      expect([response.status, response.headers.get('content-length')]).toEqual([200, '10']);
      expect([response.headers.has('content-range'), response.headers.get('accept-ranges')]).toEqual([
        false,
        'bytes',
      ]);
      expect(await response.text()).toBe('');
    },
  );

  it('answers 412 when it is not the file that the client means', async () => {
    const long = 'Thu, 01 Jan 2026 00:00:00 GMT';
    for (const headers of [{ 'if-match': '"x"' }, { 'if-unmodified-since': long }] as const) {
      const response = await get({ ...headers, range: 'bytes=4-' });
      expect(response.status).toBe(412);
      expect(await response.json()).toMatchObject({ code: 'PRECONDITION_FAILED' });
      expect((await fixture.send('HEAD', path, { headers })).status).toBe(412);
    }
    const same = await get({ 'if-match': etag, 'if-unmodified-since': long, range: 'bytes=4-' });
    expect([same.status, await same.text()]).toEqual([206, '456789']);
    const since = (await get()).headers.get('last-modified') ?? '';
    expect((await get({ 'if-modified-since': since })).status).toBe(304);
    expect((await get({ 'if-unmodified-since': since })).status).toBe(200);
  });

  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=3-5', '345', 'bytes 3-5/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-4', '6789', 'bytes 6-9/10'],
    ['bytes=5-999', '56789', 'bytes 5-9/10'],
    ['bytes=-999', CONTENT, 'bytes 0-9/10'],
  ])('sends %s', async (range, text, contentRange) => {
    const response = await get({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect(response.headers.get('content-length')).toBe(String(text.length));
    expect(await response.text()).toBe(text);
  });

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('refuses %s', async (range) => {
    const response = await get({ range });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */10');
    expect(await response.json()).toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
  });

  it.each(['bytes=5-2', 'bytes=a-b', 'items=0-1', 'bytes=0-1,3-4', 'bytes=-'])(
    'sends everything for %s',
    async (range) => {
      const response = await get({ range });
      expect([response.status, await response.text()]).toEqual([200, CONTENT]);
    },
  );

  it('resumes only the same file', async () => {
    const same = await get({ range: 'bytes=4-', 'if-range': etag });
    expect([same.status, await same.text()]).toEqual([206, '456789']);
    for (const other of ['"other"', `W/${etag}`, 'Sun, 22 Nov 2026 12:00:00 GMT']) {
      const response = await get({ range: 'bytes=4-', 'if-range': other });
      expect([response.status, await response.text()], other).toEqual([200, CONTENT]);
    }
  });

  it('answers 304 when the client has it', async () => {
    const response = await get({ 'if-none-match': `"x", ${etag}` });
    expect([response.status, await response.text()]).toEqual([304, '']);
  });

  it('sends large files whole and stops reading when the client is gone', async () => {
    const content = randomBytes(24_000_000).toString('latin1');
    const large = await addImage(fixture, fixture.us.teamId, { content });
    const whole = await fixture.send('GET', `/images/${large}/artifacts/img.zst`);
    expect((await whole.arrayBuffer()).byteLength).toBe(Buffer.byteLength(content));
    const cut = await fixture.send('GET', `/images/${large}/artifacts/img.zst`);
    const reader = cut.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
  });

  it('puts no foreign header and no path into the answer, whatever the file is called', async () => {
    const hostile = await addImage(fixture, fixture.us.teamId, {
      fileName: 'a"\r\nset-cookie: x=1\r\n/../é.img',
    });
    const response = await fixture.send('GET', `/images/${hostile}/artifacts/img.zst`);
    expect(response.status).toBe(200);
    expect(response.headers.has('set-cookie')).toBe(false);
    const disposition = response.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(
      /^attachment; filename="[A-Za-z0-9._+-]+"; filename\*=UTF-8''[A-Za-z0-9%._~!*-]+$/,
    );
  });
});

describe('image', () => {
  it('is listed with facts taken from its evidence', async () => {
    const { images } = (await (await fixture.send('GET', '/images?preemption=rt&q=SAM')).json()) as ImageList;
    expect(images.find((image) => image.id === id)).toMatchObject({
      preemption: 'rt',
      bootSeconds: 8.5,
      selftestPassed: 1,
      selftestTotal: 2,
      packageCount: 2,
      sizeBytes: 5_000_000_000,
    });
    expect(
      ((await (await fixture.send('GET', '/images?preemption=none')).json()) as ImageList).images,
    ).toEqual([]);
  });

  it('has evidence without the long parts, which have routes of their own', async () => {
    const image = (await (await fixture.send('GET', `/images/${id}`)).json()) as ImageDetail;
    expect(Object.keys(image.evidence as object).sort()).toEqual([
      'bootSeconds',
      'gate',
      'preemption',
      'selftest',
    ]);
    expect(image.artifacts).toMatchObject([{ kind: 'img.zst', href: `/api/v1${path}`, sizeBytes: 10 }]);
    const packages = (await (
      await fixture.send('GET', `/images/${id}/packages?q=GLIBC`)
    ).json()) as PackageList;
    expect([packages.total, packages.packages.map((one) => one.name)]).toEqual([2, ['libc6']]);
    expect(await (await fixture.send('GET', `/images/${id}/sizes`)).json()).toMatchObject({
      name: '/',
      bytes: 3,
    });
  });

  it('leaves a file that another image shares when it is deleted', async () => {
    const [first, second] = [
      await addImage(fixture, fixture.us.teamId, { content: 'shared' }),
      await addImage(fixture, fixture.others.teamId, { content: 'shared' }),
    ];
    const { sha256 } = await fixture.db.artifact.findFirstOrThrow({ where: { imageId: first } });
    expect((await fixture.send('DELETE', `/images/${first}`)).status).toBe(204);
    expect((await fixture.send('GET', `/images/${first}`)).status).toBe(404);
    expect(await fixture.store.stat(sha256)).toBeDefined();
    expect((await fixture.send('DELETE', `/images/${second}`, { as: 'others' })).status).toBe(204);
    expect(await fixture.store.stat(sha256)).toBeUndefined();
  });
});
