import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageDetail } from '../schemas/image.ts';
import { type ApiFixture, addImage, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

function pathOf(sha256: string): string {
  return join(fixture.services.directory, 'store/blobs', sha256.slice(0, 2), sha256);
}

async function addOne(content: string): Promise<{ id: string; sha256: string; path: string }> {
  const id = await addImage(fixture, fixture.us.teamId, { content });
  const { sha256 } = await fixture.db.artifact.findFirstOrThrow({ where: { imageId: id } });
  return { id, sha256, path: `/images/${id}/artifacts/img.zst` };
}

async function integrityOf(id: string): Promise<unknown> {
  const image = (await (await fixture.send('GET', `/images/${id}`)).json()) as ImageDetail;
  return image.artifacts[0]?.integrity;
}

describe('integrity', () => {
  it('is part of an artifact', async () => {
    const { id, sha256 } = await addOne('looked at');
    expect(await integrityOf(id)).toEqual({ checkedAt: null, state: 'unchecked' });
    const verifiedAt = new Date('2026-11-20T10:00:00Z');
    await fixture.db.artifact.updateMany({ where: { sha256 }, data: { verifiedAt } });
    expect(await integrityOf(id)).toEqual({ checkedAt: verifiedAt.toISOString(), state: 'ok' });
  });

  it('forbids sending a file that was found damaged', async () => {
    const { id, sha256, path } = await addOne('to be damaged');
    await writeFile(pathOf(sha256), 'DAMAGED');
    await fixture.db.artifact.updateMany({
      where: { sha256 },
      data: { verifiedAt: new Date(), verifyFailure: 'damaged' },
    });
    expect(await integrityOf(id)).toMatchObject({ state: 'damaged' });
    for (const headers of [{}, { range: 'bytes=0-1' }] as Record<string, string>[]) {
      const response = await fixture.send('GET', path, { headers });
      expect(response.status).toBe(500);
      expect(await response.json()).toMatchObject({ code: 'ARTIFACT_DAMAGED' });
    }
    expect((await fixture.send('GET', path, { as: 'others' })).status).toBe(404);
  });

  it('tells a missing or cut off file from one that was never there', async () => {
    const cut = await addOne('a file that will be cut off');
    await writeFile(pathOf(cut.sha256), 'a');
    for (const headers of [{}, { range: 'bytes=0-1' }, { range: 'bytes=5-9' }] as Record<string, string>[]) {
      const answer = await fixture.send('GET', cut.path, { headers });
      expect(await answer.json()).toMatchObject({ code: 'ARTIFACT_DAMAGED' });
    }
    await rm(pathOf(cut.sha256));
    const gone = await fixture.send('GET', cut.path);
    expect(await gone.json()).toMatchObject({ code: 'ARTIFACT_DAMAGED' });
  });

  it('is counted in the metrics', async () => {
    const { text } = await fixture.api.metrics.print();
    expect(text).toMatch(/^boardwright_store_files\{state="damaged"\} 1$/m);
    expect(text).toMatch(/^boardwright_store_bytes\{state="unchecked"\} \d+$/m);
  });
});

describe('two readers of an image that is deleted', () => {
  it('both get it to its end', async () => {
    const content = randomBytes(16_000_000).toString('latin1');
    const { id, sha256, path } = await addOne(content);
    const answers = await Promise.all([
      fixture.send('GET', path),
      fixture.send('GET', path, { headers: { range: 'bytes=1000-' } }),
    ]);
    const readers = answers.map((answer) => answer.body?.getReader());
    const heads = await Promise.all(readers.map((reader) => reader?.read()));
    expect((await fixture.send('DELETE', `/images/${id}`)).status).toBe(204);
    expect(await fixture.store.stat(sha256)).toBeUndefined();
    expect((await fixture.send('GET', path)).status).toBe(404);
    const sizes = await Promise.all(
      readers.map(async (reader, index) => {
        let size = heads[index]?.value?.byteLength ?? 0;
        for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
          size += part.value.byteLength;
        return size;
      }),
    );
    const whole = Buffer.byteLength(content);
    expect(sizes).toEqual([whole, whole - 1000]);
  });
});
