import { buffer } from 'node:stream/consumers';
import { parseTreeManifest, TREE_MANIFEST } from '@boardwright/engines/render/tree-manifest';
import { unzipSync } from 'fflate';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogView } from '../schemas/catalog.ts';
import type { RenderResult } from '../schemas/resolve.ts';
import { type ApiFixture, sampleSpec, startApi } from '../testing/api-fixture.ts';

let fixture: ApiFixture;

beforeAll(async () => {
  fixture = await startApi();
});
afterAll(() => fixture.stop());

async function archive(format: 'zip' | 'tar'): Promise<Buffer> {
  const response = await fixture.send('POST', `/render/archive?format=${format}`, {
    body: { spec: sampleSpec('ejected') },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="ejected.${format}"`);
  return Buffer.from(await response.arrayBuffer());
}

describe('the ejected tree', () => {
  it('holds what is rendered and the static files, below one directory', async () => {
    const rendered = (await (
      await fixture.send('POST', '/render', { body: { spec: sampleSpec('ejected') } })
    ).json()) as RenderResult;
    const files = unzipSync(await archive('zip'));
    for (const { path, content } of rendered.files) {
      expect(Buffer.from(files[`ejected/${path}`] ?? []).toString(), path).toBe(content);
    }
    for (const path of rendered.staticFiles) {
      expect(
        Object.keys(files).some((name) => name.startsWith(`ejected/${path}`)),
        path,
      ).toBe(true);
    }
    expect(Object.keys(files).filter((name) => !/^ejected\/[^/]/.test(name) || name.includes('..'))).toEqual(
      [],
    );
  });

  it('lists its files, so that `boardwright render --force` can replace it', async () => {
    const files = unzipSync(await archive('zip'));
    const list = Buffer.from(files[`ejected/${TREE_MANIFEST}`] ?? []).toString();
    expect(['.boardwright-tree.json', ...parseTreeManifest(list)].map((path) => `ejected/${path}`)).toEqual(
      Object.keys(files).sort(),
    );
  });

  it('is the same bytes for the same spec', async () => {
    expect((await archive('zip')).equals(await archive('zip'))).toBe(true);
    expect((await archive('tar')).equals(await archive('tar'))).toBe(true);
  });

  it('keeps executable files executable, and has the same files as tar', async () => {
    const fromTar = new Map<string, { mode: number | undefined; content: Buffer }>();
    const tar = extract();
    tar.end(await archive('tar'));
    for await (const entry of tar)
      fromTar.set(entry.header.name, { mode: entry.header.mode, content: await buffer(entry) });
    const fromZip = unzipSync(await archive('zip'));
    expect([...fromTar.keys()].sort()).toEqual(Object.keys(fromZip).sort());
    for (const [name, { content }] of fromTar)
      expect(content.equals(Buffer.from(fromZip[name] ?? [])), name).toBe(true);
    expect([...fromTar.values()].some(({ mode }) => mode === 0o755)).toBe(true);
  });

  it('comes by a link too', async () => {
    const text = 'apiVersion: boardwright/v1\nname: linked\nboard: rpi5\nengine: { kind: debian }\n';
    const response = await fixture.send('GET', `/render/archive?text=${encodeURIComponent(text)}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  });
});

describe('the catalog', () => {
  it('lists boards and units, and one board by id', async () => {
    const catalog = (await (await fixture.send('GET', '/catalog')).json()) as CatalogView;
    expect(catalog.boards.map((board) => board.id)).toContain('rpi5');
    expect(catalog.runtimes.map((unit) => unit.id)).toContain('onnxruntime');
    expect(catalog.engines).toContain('debian');
    expect(await (await fixture.send('GET', '/catalog/boards/rpi5')).json()).toMatchObject({ id: 'rpi5' });
  });

  it('publishes the JSON Schema of a spec to editors without signing in', async () => {
    const response = await fixture.send('GET', '/spec-schema.json', { as: null });
    expect(response.headers.get('content-type')).toBe('application/schema+json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({ properties: { board: {} } });
  });
});
