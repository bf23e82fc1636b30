import { createHash, randomBytes } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiFixture, AS, addImage, startApi } from '@boardwright/api/testing/api-fixture';
import { rawFrame } from '@boardwright/artifacts/personalise/raw-frame';
import { REGION_BYTES } from '@boardwright/artifacts/personalise/region';
import { createLogger } from '@boardwright/core/logger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiListener } from './api-listener.ts';

const BEFORE = randomBytes(20_000_000);

let fixture: ApiFixture;
let server: Server;
let url: string;

beforeAll(async () => {
  fixture = await startApi();
  const logger = createLogger('personalise-test', 'silent');
  const listener = createApiListener(() => ({ api: fixture.api, logger }));
  server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const personal = {
    imageOffset: 1_048_576,
    sizeBytes: REGION_BYTES,
    packedOffset: BEFORE.length,
    packedSizeBytes: REGION_BYTES + 10,
  };
  const content = Buffer.concat([BEFORE, rawFrame(Buffer.alloc(REGION_BYTES, '\n'))]);
  const id = await addImage(fixture, fixture.us.teamId, { content, evidence: { personal } });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/images/${id}/personalised`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await fixture.stop();
});

/** What came over the wire, and its trailer. */
async function download(): Promise<{ body: Buffer; trailer: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { [AS]: 'us', 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ body: Buffer.concat(chunks), trailer: answer.trailers['repr-digest'] }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ hostname: 'gw-17' }));
  });
}

it('ends a personalised download with the sha256 of what was sent, the first and the second time', async () => {
  for (const _time of [1, 2]) {
    const { body, trailer } = await download();
    expect(body.length).toBe(BEFORE.length + REGION_BYTES + 10);
    expect(trailer).toBe(`sha-256=:${createHash('sha256').update(body).digest('base64')}:`);
  }
});
