import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiFixture, AS, addImage, sampleSpec, startApi } from '@boardwright/api/testing/api-fixture';
import { createS3Store } from '@boardwright/artifacts/s3-store';
import { createLogger } from '@boardwright/core/logger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startS3Server, type TestS3 } from '../../../../tests/services/start-s3-server.ts';
import { createApiListener } from './api-listener.ts';

const CONTENT = randomBytes(10_000_000).toString('latin1');
const BYTES = Buffer.from(CONTENT);

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe.each(['a directory', 'a bucket'])('downloads over HTTP from %s', (kind) => {
  let s3: TestS3 | undefined;
  let temporary: string;
  let fixture: ApiFixture;
  let server: Server;
  let base: string;
  let path: string;

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'bw-listener-'));
    s3 = kind === 'a bucket' ? await startS3Server() : undefined;
    const { location, credentials } = s3 ?? {};
    fixture = await startApi(
      location === undefined || credentials === undefined
        ? {}
        : { store: createS3Store({ ...location('web/'), temporary, credentials }) },
    );
    const logger = createLogger('listener-test', 'silent');
    const listener = createApiListener(() => ({ api: fixture.api, logger }));
    server = createServer((request, response) => void listener(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
    const id = await addImage(fixture, fixture.us.teamId, { content: CONTENT });
    path = `${base}/images/${id}/artifacts/img.zst`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await fixture.stop();
    await s3?.stop();
    await rm(temporary, { recursive: true });
  });

  function ask(headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
    return fetch(path, { method, headers: { [AS]: 'us', ...headers } });
  }

  it('sends the whole file with its size', async () => {
    const answer = await ask();
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(BYTES.length)]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sha256Of(Buffer.from(await answer.arrayBuffer()))).toBe(sha256Of(BYTES));
  });

  it('sends a range, HEAD and an error', async () => {
    const part = await ask({ range: 'bytes=5000000-' });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 5000000-${BYTES.length - 1}/${BYTES.length}`,
    ]);
    expect(sha256Of(Buffer.from(await part.arrayBuffer()))).toBe(sha256Of(BYTES.subarray(5_000_000)));
    const head = await ask({}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(BYTES.length)]);
    expect((await ask({ range: 'bytes=99999999-' })).status).toBe(416);
    const stranger = await ask({ [AS]: 'nobody' });
    expect([stranger.status, ((await stranger.json()) as { code: string }).code]).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
  });

  it('takes requests without a body and in chunks', async () => {
    const options = { headers: { [AS]: 'us' } };
    expect((await fetch(`${base}/images/absent`, { ...options, method: 'DELETE' })).status).toBe(404);
    const body = new Blob([JSON.stringify({ spec: sampleSpec() })]).stream();
    const chunked = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { ...options.headers, 'content-type': 'application/json' },
    };
    expect((await fetch(`${base}/resolve`, chunked as RequestInit)).status).toBe(200);
  });

  it('serves many at once, and lives on when clients go away', async () => {
    const cut = Array.from({ length: 10 }, () => {
      return new Promise<void>((resolve, reject) => {
        get(path, { headers: { [AS]: 'us' } }, (message: IncomingMessage) => {
          message.once('data', () => {
            message.destroy();
            resolve();
          });
        }).once('error', reject);
      });
    });
    const whole = Array.from({ length: 10 }, async () =>
      sha256Of(Buffer.from(await (await ask()).arrayBuffer())),
    );
    await Promise.all(cut);
    expect(new Set(await Promise.all(whole))).toEqual(new Set([sha256Of(BYTES)]));
    expect((await ask({ range: 'bytes=0-9' })).status).toBe(206);
  });
});
