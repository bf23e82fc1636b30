import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startS3Server, type TestS3 } from '../../../tests/services/start-s3-server.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { createS3Store } from './s3-store.ts';
import { describeStoreConformance } from './testing/store-conformance.ts';
import { startTcpRelay, type TcpRelay } from './testing/tcp-relay.ts';

let s3: TestS3;
let client: S3Client;
let temporary: string;
let prefix: string;
let store: ArtifactStore;

beforeAll(async () => {
  s3 = await startS3Server();
  client = new S3Client({
    endpoint: s3.endpoint,
    credentials: s3.credentials,
    region: 'us-east-1',
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  temporary = await mkdtemp(join(tmpdir(), 'bw-s3-spool-'));
});
afterAll(async () => {
  client.destroy();
  await s3.stop();
  await rm(temporary, { recursive: true });
});

function openAgain(
  change: { endpoint?: string; bucket?: string; secretAccessKey?: string } = {},
): ArtifactStore {
  const { secretAccessKey = s3.credentials.secretAccessKey, ...place } = change;
  return createS3Store({
    ...s3.location(prefix),
    ...place,
    temporary,
    credentials: { ...s3.credentials, secretAccessKey },
  });
}

beforeEach(() => {
  // A prefix is a store of its own.
  prefix = `${randomUUID()}/`;
  store = openAgain();
});

function keyOf(sha256: string): string {
  return `${prefix}blobs/${sha256.slice(0, 2)}/${sha256}`;
}

describeStoreConformance({ store: () => store, again: () => openAgain() });

describe('a bucket', () => {
  it('is not sent what it has, unless that is known to be bad', async () => {
    const { sha256 } = await store.put(Readable.from(['content']));
    await client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: keyOf(sha256), Body: 'CONTENT' }));
    await store.put(Readable.from(['content']));
    expect(await text(await store.read(sha256))).toBe('CONTENT');
    await store.put(Readable.from(['content']), undefined, async () => true);
    expect(await text(await store.read(sha256))).toBe('content');
  });

  it('keeps nothing on the local disk', async () => {
    await store.put(Readable.from([randomBytes(20_000_000)]));
    await expect(store.put(Readable.from(['x']), 'a'.repeat(64))).rejects.toThrow('Expected sha256');
    expect(await readdir(temporary)).toEqual([]);
  });

  it('loses the parts of uploads that never ended, and only those', async () => {
    const sha256 = 'b'.repeat(64);
    const object = { Bucket: s3.bucket, Key: keyOf(sha256) };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(object));
    await client.send(
      new UploadPartCommand({ ...object, UploadId, PartNumber: 1, Body: randomBytes(5 * 1024 * 1024) }),
    );
    expect(await store.stat(sha256)).toBeUndefined();
    expect(await store.removeUnfinished(new Date(Date.now() - 60_000))).toBe(0);
    expect(await store.removeUnfinished(new Date(Date.now() + 60_000))).toBe(1);
    const left = await client.send(new ListMultipartUploadsCommand({ Bucket: s3.bucket, Prefix: prefix }));
    expect(left.Uploads ?? []).toEqual([]);
  });

  it('says in our words what is wrong, without the secret', async () => {
    for (const broken of [
      openAgain({ secretAccessKey: 'wrong-secret-1' }),
      openAgain({ bucket: 'absent' }),
      openAgain({ endpoint: 'http://127.0.0.1:1' }),
    ]) {
      const failure = await broken.probe().catch((thrown: unknown) => thrown);
      expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', retry: true });
      expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(
        /wrong-secret-1|AWS4-HMAC|authorization/i,
      );
      await expect(broken.put(Readable.from(['x']))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    }
  });
});

describe('a connection that breaks', () => {
  let relay: TcpRelay;
  beforeAll(async () => {
    relay = await startTcpRelay(Number(new URL(s3.endpoint).port));
  });
  afterAll(() => relay.stop());

  it('in the middle of a download is made again, from where it broke', async () => {
    const bytes = randomBytes(12 * 1024 * 1024);
    const { sha256 } = await store.put(Readable.from([bytes]));
    const far = openAgain({ endpoint: `http://127.0.0.1:${relay.port}` });
    relay.cutNextAfterBytes(5_000_000);
    const range = { start: 1_000_000, end: bytes.length - 1 };
    const got = await buffer(await far.read(sha256, range));
    expect(relay.cuts()).toBe(1);
    const hash = createHash('sha256').update(bytes.subarray(range.start)).digest('hex');
    expect(createHash('sha256').update(got).digest('hex')).toBe(hash);
  });

  it('ends a download in time when the blob is gone meanwhile', async () => {
    const { sha256 } = await store.put(Readable.from([randomBytes(12 * 1024 * 1024)]));
    const far = openAgain({ endpoint: `http://127.0.0.1:${relay.port}` });
    relay.cutNextAfterBytes(5_000_000);
    const blob = await far.open(sha256);
    await store.remove(sha256);
    await expect(buffer(blob.stream())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
