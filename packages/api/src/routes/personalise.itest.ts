import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rawFrame } from '@boardwright/artifacts/personalise/raw-frame';
import { REGION_BYTES } from '@boardwright/artifacts/personalise/region';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiFixture, addImage, SAMPLE_PACKAGES, startApi } from '../testing/api-fixture.ts';

const SECRET = 'correct horse 7f3a';
const TOKEN = 'clm_2f9Qz7Lw51';
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIJ6W6AAhNFAwg2nKKi1BMTaxh3d6S/rcQ0mo/0vM9+S me@laptop';
const VALUES = {
  hostname: 'gw-17',
  sshKeys: [KEY],
  wifi: { ssid: 'workshop', passphrase: SECRET },
  claimToken: TOKEN,
};
const DISK = randomBytes(2_000_000);

let fixture: ApiFixture;
let id: string;
let bare: string;

const named = (...names: string[]): unknown[] => names.map((name) => ({ ...SAMPLE_PACKAGES[0], name }));

/** A packed image of two frames, as the pack stage makes it. */
async function add(...packages: string[]): Promise<string> {
  const first = execFileSync('zstd', ['--quiet', '--stdout'], { input: DISK, maxBuffer: 8_000_000 });
  const content = Buffer.concat([first, rawFrame(Buffer.alloc(REGION_BYTES, '\n'))]);
  const personal = {
    imageOffset: DISK.length,
    sizeBytes: REGION_BYTES,
    packedOffset: first.length,
    packedSizeBytes: REGION_BYTES + 10,
  };
  return addImage(fixture, fixture.us.teamId, {
    content,
    evidence: { personal, packages: named(...packages) },
  });
}

beforeAll(async () => {
  fixture = await startApi();
  id = await add('openssh-server', 'wpasupplicant', 'tzdata');
  bare = await add('libc6');
});
afterAll(() => fixture.stop());

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fixture.send('POST', path, { body, headers });
}

function postForm(values: string): Promise<Response> {
  return fixture.send('POST', `/images/${id}/personalised/form`, {
    rawBody: new URLSearchParams({ values }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a personalised download', () => {
  it('is the image with the values in its last 64 KiB, and its sha256 is told without it', async () => {
    const answer = await postForm(JSON.stringify(VALUES));
    expect(answer.status).toBe(200);
    const sent = Buffer.from(await answer.arrayBuffer());
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-length': String(sent.length),
      'content-type': 'application/zstd',
      'content-disposition': 'attachment; filename="sample-personal.img.zst"',
      'accept-ranges': 'none',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const unpacked = execFileSync('zstd', ['--quiet', '--decompress', '--stdout'], {
      input: sent,
      maxBuffer: 8_000_000,
    });
    expect(unpacked.subarray(0, DISK.length).equals(DISK)).toBe(true);
    const region = unpacked.subarray(DISK.length);
    expect(region.length).toBe(REGION_BYTES);
    expect(region.toString()).toContain(`hostname gw-17\nssh-key ${KEY}\n`);
    const digest = await post(`/images/${id}/personalised/digest`, VALUES);
    expect(await digest.json()).toEqual({
      fileName: 'sample-personal.img.zst',
      sizeBytes: sent.length,
      sha256: sha256Of(sent),
    });
  });

  it('is for a viewer, too, and for nobody of another team', async () => {
    const ask = async (as: 'viewer' | 'others'): Promise<number[]> =>
      Promise.all(
        ['', '/check', '/digest'].map(async (end) => {
          const answer = await fixture.send('POST', `/images/${id}/personalised${end}`, { body: VALUES, as });
          await answer.arrayBuffer();
          return answer.status;
        }),
      );
    expect(await ask('viewer')).toEqual([200, 200, 200]);
    expect(await ask('others')).toEqual([404, 404, 404]);
  });

  it('is asked for with POST alone: no address ever holds a value', async () => {
    for (const method of ['GET', 'HEAD', 'PUT']) {
      const answer = await fixture.send(method, `/images/${id}/personalised?hostname=gw-17`);
      expect([404, 405]).toContain(answer.status);
    }
  });

  it('ends with its sha256 as a trailer where the server can send one, and takes no ranges', async () => {
    const trailers: Record<string, string>[] = [];
    const request = new Request(`http://boardwright.test/api/v1/images/${id}/personalised`, {
      method: 'POST',
      headers: { 'x-test-as': 'us', 'content-type': 'application/json', range: 'bytes=0-9' },
      body: JSON.stringify(VALUES),
    });
    const answer = await fixture.api.fetch(request, {
      addTrailers: (fields) => trailers.push({ ...fields }),
    });
    expect([answer.status, answer.headers.get('trailer'), answer.headers.has('content-length')]).toEqual([
      200,
      'Repr-Digest',
      false,
    ]);
    const sent = Buffer.from(await answer.arrayBuffer());
    const digest = Buffer.from(sha256Of(sent), 'hex').toString('base64');
    expect(trailers).toEqual([{ 'repr-digest': `sha-256=:${digest}:` }]);
  });

  it('leaves the values nowhere', async () => {
    await (await post(`/images/${id}/personalised`, VALUES)).arrayBuffer();
    const events = await fixture.db.auditEvent.findMany({ where: { action: 'image.personalise' } });
    expect(events.at(-1)?.details).toEqual({ fields: ['hostname', 'sshKeys', 'wifi', 'claimToken'] });
    const dump = await fixture.db.$queryRawUnsafe<{ t: string }[]>(
      `SELECT query_to_xml('SELECT * FROM "' || table_name || '"', true, false, '')::text AS t
       FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const files = await readdir(join(fixture.services.directory, 'store'), {
      recursive: true,
      withFileTypes: true,
    });
    const stored = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    );
    const everything = [...dump.map(({ t }) => t), ...stored, (await fixture.api.metrics.print()).text].join(
      '\n',
    );
    for (const value of [SECRET, TOKEN, 'gw-17', 'AAAAC3Nza', 'workshop']) {
      expect(everything.includes(value), value).toBe(false);
    }
  });
});

describe('what cannot be', () => {
  it('is refused with the field and the rule, never with the value', async () => {
    const bodies = [
      { wifi: { ssid: 'workshop', passphrase: 'sh0rt!' } },
      { claimToken: 'sh0rt! a b' },
      { 'sh0rt!': 1, hostname: 'gw' },
      { sshKeys: ['-----BEGIN OPENSSH PRIVATE KEY-----sh0rt!'] },
    ];
    for (const body of bodies) {
      for (const answer of [
        await post(`/images/${id}/personalised`, body),
        await post(`/images/${id}/personalised/check`, body),
        await postForm(JSON.stringify(body)),
      ]) {
        expect(answer.status).toBe(400);
        expect(await answer.text()).not.toContain('sh0rt!');
      }
    }
    const broken = await postForm(`{"hostname": sh0rt!`);
    expect([broken.status, (await broken.text()).includes('sh0rt!')]).toEqual([400, false]);
    const { detail } = (await (await post(`/images/${id}/personalised/check`, bodies[0])).json()) as {
      detail: string;
    };
    expect(detail).toMatch(/^wifi\.passphrase must be 8 to 63/);
  });

  it('is said before: values the image has no use for, images without a region', async () => {
    const look = async (image: string): Promise<unknown> =>
      (await fixture.send('GET', `/images/${image}/personalisation`)).json();
    expect(await look(id)).toEqual({ refused: null, without: [] });
    const yocto = await add('openssh-sshd', 'wpa-supplicant', 'tzdata-core');
    expect(await look(yocto)).toEqual({ refused: null, without: [] });
    expect(await look(bare)).toMatchObject({
      refused: null,
      without: [{ field: 'sshKeys' }, { field: 'wifi' }, { field: 'timeZone' }],
    });
    expect((await post(`/images/${bare}/personalised`, VALUES)).status).toBe(400);
    expect((await post(`/images/${bare}/personalised/check`, { hostname: 'gw' })).status).toBe(200);
    const old = await addImage(fixture, fixture.us.teamId);
    expect(await look(old)).toMatchObject({ refused: expect.stringContaining('Build it again') });
    expect((await post(`/images/${old}/personalised`, { hostname: 'gw' })).status).toBe(409);
    const slots = await addImage(fixture, fixture.us.teamId, {
      evidence: { personal: { refused: 'Two slots.' } },
    });
    expect(await look(slots)).toMatchObject({ refused: 'Two slots.' });
  });

  it('is another page of ours or of others asking with a cookie', async () => {
    const answer = await post(`/images/${id}/personalised`, VALUES, {
      cookie: 'better-auth.session_token=x',
      origin: 'https://evil.test',
    });
    expect(answer.status).toBe(403);
  });

  it('is a file that is known to be damaged, or gone', async () => {
    const image = await add('openssh-server');
    const artifact = await fixture.db.artifact.findFirstOrThrow({
      where: { imageId: image, kind: 'img.zst' },
    });
    const codes = async (): Promise<unknown[]> =>
      Promise.all(
        ['', '/check', '/digest'].map(async (end) => {
          const answer = await post(`/images/${image}/personalised${end}`, { hostname: 'gw-17' });
          return ((await answer.json()) as { code: string }).code;
        }),
      );
    const mark = (verifyFailure: 'damaged' | null): Promise<unknown> =>
      fixture.db.artifact.update({ where: { id: artifact.id }, data: { verifyFailure } });
    const DAMAGED = ['ARTIFACT_DAMAGED', 'ARTIFACT_DAMAGED', 'ARTIFACT_DAMAGED'];
    await mark('damaged');
    expect(await codes()).toEqual(DAMAGED);
    await mark(null);
    // The other images of this file are made of the same bytes, so this is the last test.
    await fixture.store.remove(artifact.sha256);
    expect(await codes()).toEqual(DAMAGED);
  });
});
