import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type ApiFixture,
  AS,
  addImage,
  SAMPLE_PACKAGES,
  startApi,
} from '@boardwright/api/testing/api-fixture';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import { rawFrame } from '@boardwright/artifacts/personalise/raw-frame';
import { REGION_BYTES } from '@boardwright/artifacts/personalise/region';
import { createLogger } from '@boardwright/core/logger';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApiListener } from './api-listener.ts';

const PASSPHRASE = 'correct "horse" 7f3a';
const CLAIM = 'clm_2f9Qz7Lw51';
const KEY_BODY = 'AAAAC3NzaC1lZDI1NTE5AAAAIIJ6W6AAhNFAwg2nKKi1BMTaxh3d6S/rcQ0mo/0vM9+S';
const VALUES = {
  hostname: 'gw-17',
  sshKeys: [`ssh-ed25519 ${KEY_BODY} me@laptop`],
  wifi: { ssid: 'workshop', passphrase: PASSPHRASE },
  claimToken: CLAIM,
};
const BEFORE = randomBytes(4_000_000);

let lines: string[] = [];
let failure: 'none' | 'open' | 'break' = 'none';
let temporary: string;
let fixture: ApiFixture;
let server: Server;
let path: string;

/** The real store, whose disk fails when told to. */
function failingStore(directory: string): ArtifactStore {
  const store = createLocalStore(directory);
  async function* broken(): AsyncGenerator<Buffer> {
    yield BEFORE.subarray(0, 1000);
    throw new Error('EIO: the disk broke');
  }
  return {
    ...store,
    open: async (sha256, range) => {
      if (failure === 'open') throw new Error('EIO: the disk broke');
      const blob = await store.open(sha256, range);
      if (failure === 'none') return blob;
      return {
        ...blob,
        stream: () => Readable.from(broken()),
        pumpTo: async (writable) => {
          for await (const bytes of broken()) writable.write(bytes);
        },
      };
    },
  };
}

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'bw-personalise-log-'));
  const logger = createLogger('personalise-log', 'trace', { write: (line) => void lines.push(line) });
  for (const method of ['debug', 'error', 'info', 'log', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts) => void lines.push(parts.map(String).join(' ')));
  }
  fixture = await startApi({ store: failingStore(temporary), logger });
  const listener = createApiListener(() => ({ api: fixture.api, logger }));
  server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const personal = {
    imageOffset: 1_048_576,
    sizeBytes: REGION_BYTES,
    packedOffset: BEFORE.length,
    packedSizeBytes: REGION_BYTES + 10,
  };
  const packages = ['openssh-server', 'wpasupplicant'].map((name) => ({ ...SAMPLE_PACKAGES[0], name }));
  const content = Buffer.concat([BEFORE, rawFrame(Buffer.alloc(REGION_BYTES, '\n'))]);
  const id = await addImage(fixture, fixture.us.teamId, { content, evidence: { personal, packages } });
  const { port } = server.address() as AddressInfo;
  path = `http://127.0.0.1:${port}/api/v1/images/${id}/personalised`;
});
afterAll(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await fixture.stop();
  await rm(temporary, { recursive: true });
});
beforeEach(() => {
  lines = [];
  failure = 'none';
});

/** @returns the status; 0: the connection was cut off before there was one */
async function post(at: string, body: string, type = 'application/json', goAway = false): Promise<number> {
  return new Promise((resolve) => {
    let status = 0;
    const headers = { [AS]: 'us', 'content-type': type };
    const sent = request(at, { method: 'POST', headers }, (answer) => {
      status = answer.statusCode ?? 0;
      if (goAway) answer.destroy();
      answer.resume();
      answer.on('close', () => resolve(status));
    });
    sent.on('error', () => resolve(status));
    sent.end(body);
  });
}

const FORM = 'application/x-www-form-urlencoded';
const form = (values: string): string => new URLSearchParams({ values }).toString();

/** Every way the values could be written down. */
function spellings(): string[] {
  return [PASSPHRASE, CLAIM, KEY_BODY].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').slice(0, -4),
    Buffer.from(secret).toString('hex'),
    [...Buffer.from(secret)].join(','),
  ]);
}

function expectNoSecret(): void {
  const log = lines.join('\n');
  for (const secret of spellings()) expect(log).not.toContain(secret);
}

describe('the log of a personalised download has nothing of the values', () => {
  it('when it works', async () => {
    expect(await post(path, JSON.stringify(VALUES))).toBe(200);
    expect(await post(`${path}/form`, form(JSON.stringify(VALUES)), FORM)).toBe(200);
    expectNoSecret();
  });

  it.each([
    ['a field too many', JSON.stringify({ ...VALUES, [CLAIM]: PASSPHRASE })],
    ['values that are not allowed', JSON.stringify({ ...VALUES, hostname: PASSPHRASE, claimToken: [CLAIM] })],
    ['broken JSON', JSON.stringify(VALUES).slice(0, -2)],
    ['more than fits', JSON.stringify({ ...VALUES, sshKeys: Array(2000).fill(VALUES.sshKeys[0]) })],
  ])('when the request has %s', async (_name, body) => {
    for (const at of [path, `${path}/check`, `${path}/digest`]) {
      expect(await post(at, body), at).toBeGreaterThanOrEqual(400);
    }
    expect(await post(`${path}/form`, form(body), FORM)).toBeGreaterThanOrEqual(400);
    expectNoSecret();
  });

  it('when the store throws', async () => {
    failure = 'open';
    for (const at of [path, `${path}/check`]) expect(await post(at, JSON.stringify(VALUES))).toBe(500);
    expect(await post(`${path}/form`, form(JSON.stringify(VALUES)), FORM)).toBe(500);
    expect(lines.filter((line) => line.includes('API request failed'))).toHaveLength(3);
    expectNoSecret();
  });

  it('when the disk breaks half-way, and when the client goes away', async () => {
    failure = 'break';
    await post(path, JSON.stringify(VALUES));
    await vi.waitFor(() => expect(lines.some((line) => line.includes('A download broke off'))).toBe(true));
    failure = 'none';
    await post(path, JSON.stringify(VALUES), 'application/json', true);
    expectNoSecret();
  });

  it('when the database refuses the audit trail', async () => {
    await fixture.db.$executeRaw`ALTER TABLE "audit_event" RENAME TO "audit_event_away"`;
    try {
      expect(await post(path, JSON.stringify(VALUES))).toBe(500);
    } finally {
      await fixture.db.$executeRaw`ALTER TABLE "audit_event_away" RENAME TO "audit_event"`;
    }
    expect(lines.some((line) => line.includes('API request failed'))).toBe(true);
    expectNoSecret();
  });
});
