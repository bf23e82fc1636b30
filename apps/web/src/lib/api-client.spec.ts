import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, apiPostBlob } from './api-client.ts';

afterEach(() => vi.unstubAllGlobals());

describe('apiPostBlob', () => {
  it('posts JSON and gives the bytes of the answer', async () => {
    const fetched = vi.fn(
      async (_path: string, _init: RequestInit) => new Response(new Uint8Array([80, 75])),
    );
    vi.stubGlobal('fetch', fetched);
    const blob = await apiPostBlob('render/archive', { spec: { name: 'x' } });
    expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([80, 75]);
    const [path, init] = fetched.mock.calls[0] ?? [];
    expect(path).toBe('/api/v1/render/archive');
    expect(init).toMatchObject({ method: 'POST', body: '{"spec":{"name":"x"}}' });
  });

  it("fails with the server's own sentence", async () => {
    const problem = { code: 'SPEC_CONFLICT', title: 'Conflict', detail: 'Two choices exclude each other.' };
    vi.stubGlobal('fetch', async () => Response.json(problem, { status: 409 }));
    const failed = apiPostBlob('render/archive', {});
    await expect(failed).rejects.toThrow('Two choices exclude each other.');
    await expect(failed).rejects.toBeInstanceOf(ApiProblem);
  });

  it('says how to go on when there is no server', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(apiPostBlob('render/archive', {})).rejects.toThrow('The server could not be reached.');
  });
});
