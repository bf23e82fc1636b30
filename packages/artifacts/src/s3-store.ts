import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { ArtifactStore, BlobClaim, ByteRange, ListedBlob, StoredBlob } from './artifact-store.ts';
import { blobPath, checkRange, isSha256, noSuchBlob } from './blob-key.ts';
import type { OpenBlob } from './open-blob.ts';
import { resumingBody } from './s3-body.ts';
import { lazyS3, type S3Credentials } from './s3-client.ts';
import { asS3Error, isAbsent, isOutside } from './s3-error.ts';
import { createS3Log } from './s3-log.ts';
import { abortOldUploads, headObject, uploadFile } from './s3-upload.ts';
import { removeOldFiles, withSpooled } from './spool.ts';
import { describeStore, type S3Location } from './store-location.ts';

interface S3StoreOptions extends S3Location {
  /** Absolute directory for files on their way into the bucket. */
  readonly temporary: string;
  /** Undefined: found by the SDK as AWS says. */
  readonly credentials?: S3Credentials;
}

/** Total size in an answer's `bytes 2-4/10`. */
function totalOf(answer: GetObjectCommandOutput): number {
  const total = /\/(\d+)$/.exec(answer.ContentRange ?? '')?.[1];
  return total === undefined ? (answer.ContentLength ?? 0) : Number(total);
}

function openBody(
  first: Readable,
  start: number,
  end: number,
  fetchRest: (from: number) => Promise<Readable>,
): OpenBlob {
  const stream = (): Readable => (end < start ? first : resumingBody(first, start, end, fetchRest));
  return {
    sizeBytes: end - start + 1,
    stream,
    pumpTo: (writable) => pipeline(stream(), writable, { end: false }),
    close: async () => void first.destroy(),
  };
}

/**
 * Store in a bucket: `<prefix>blobs/<2 hex>/<sha256>`, `<prefix>logs/<buildId>/<first>-<last>.ndjson`.
 *
 * A blob is written to a local file first: its hash is its key and is known only at the end, so what the bucket has
 * already is not sent at all, a part that fails is sent again from the file, and nothing has to be copied from a
 * temporary key, which costs as much as sending it and which not every server can do beyond 5 GiB.
 *
 * @invariant a key below `blobs/` always holds a whole object: S3 shows one when its last part is acknowledged
 * @invariant memory of a `put` does not grow with its size, up to 16 GiB; beyond, two parts of 1/1000 of it
 *
 * Whoever reads a blob that is removed meanwhile goes on with the connection they have on most servers, but not on one
 * that keeps parts apart, and not when that connection breaks: reading ends with NOT_FOUND then.
 */
export function createS3Store(options: S3StoreOptions): ArtifactStore {
  const { bucket, prefix, temporary } = options;
  const place = describeStore(options);
  const s3 = lazyS3(options, options.credentials);

  const objectOf = (sha256: string): { Bucket: string; Key: string } => ({
    Bucket: bucket,
    Key: `${prefix}${blobPath(sha256)}`,
  });

  /** Every error that leaves the store is in our words. */
  async function ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw asS3Error(thrown, place);
    }
  }

  async function statBlob(sha256: string): Promise<StoredBlob | undefined> {
    if (!isSha256(sha256)) return undefined;
    const found = await ask(async () => headObject(await s3(), objectOf(sha256)));
    return found === undefined ? undefined : { sha256, sizeBytes: found.sizeBytes };
  }

  function put(source: Readable, expectedSha256?: string, claim?: BlobClaim): Promise<StoredBlob> {
    const spool = { directory: temporary, expectedSha256, sync: false };
    return withSpooled(source, spool, async (path, blob) => {
      const isBad = (await claim?.(blob)) === true;
      const there = isBad ? undefined : await statBlob(blob.sha256);
      if (there?.sizeBytes === blob.sizeBytes) return;
      await ask(async () => uploadFile(await s3(), objectOf(blob.sha256), path, blob.sizeBytes));
    });
  }

  async function get(sha256: string, range: string | undefined): Promise<GetObjectCommandOutput> {
    const { client, sdk } = await s3();
    const command = new sdk.GetObjectCommand({
      ...objectOf(sha256),
      ...(range === undefined ? {} : { Range: range }),
    });
    return client.send(command).catch((thrown: unknown) => {
      throw isAbsent(thrown) ? noSuchBlob(sha256) : thrown;
    });
  }

  async function openBlob(sha256: string, range?: ByteRange): Promise<OpenBlob> {
    // Backwards or negative: no server is asked that.
    if (range !== undefined) checkRange(range, Number.POSITIVE_INFINITY);
    const asked = range === undefined ? undefined : `bytes=${range.start}-${range.end}`;
    const answer = await ask(() => get(sha256, asked)).catch((thrown: unknown) => {
      if (range !== undefined && isOutside(thrown instanceof Error ? (thrown.cause ?? thrown) : thrown)) {
        checkRange(range, 0);
      }
      throw thrown;
    });
    const start = range?.start ?? 0;
    const end = Math.min(range?.end ?? Number.POSITIVE_INFINITY, totalOf(answer) - 1);
    return openBody(answer.Body as Readable, start, end, (from) =>
      ask(async () => (await get(sha256, `bytes=${from}-${end}`)).Body as Readable),
    );
  }

  async function* listBlobs(): AsyncGenerator<ListedBlob> {
    const { client, sdk } = await s3();
    try {
      const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${prefix}blobs/` });
      for await (const page of pages) {
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          const sha256 = Key?.slice(Key.lastIndexOf('/') + 1) ?? '';
          if (!isSha256(sha256) || LastModified === undefined) continue;
          yield { sha256, sizeBytes: Size ?? 0, modifiedAt: LastModified };
        }
      }
    } catch (thrown) {
      throw asS3Error(thrown, place);
    }
  }

  async function removeUnfinished(before: Date): Promise<number> {
    const parts = { Bucket: bucket, Prefix: `${prefix}blobs/` };
    const uploads = await ask(async () => abortOldUploads(await s3(), parts, before));
    return uploads + (await removeOldFiles(temporary, before));
  }

  async function removeKey(Key: string): Promise<void> {
    const { client, sdk } = await s3();
    await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key })).catch((thrown: unknown) => {
      if (!isAbsent(thrown)) throw thrown;
    });
  }

  async function probe(): Promise<void> {
    const { client, sdk } = await s3();
    const Key = `${prefix}tmp/probe-${randomUUID()}`;
    await client.send(new sdk.PutObjectCommand({ Bucket: bucket, Key, Body: 'ok' }));
    await removeKey(Key);
  }

  const log = createS3Log(s3, bucket, prefix);
  return {
    put,
    stat: statBlob,
    open: openBlob,
    read: async (sha256, range) => (await openBlob(sha256, range)).stream(),
    remove: async (sha256) => ask(() => removeKey(objectOf(sha256).Key)),
    readersSurviveRemoval: false,
    listBlobs,
    removeUnfinished,
    appendLog: (buildId, lines) => ask(() => log.appendLog(buildId, lines)),
    listLog: (buildId) => ask(() => log.listLog(buildId)),
    readLog: (buildId, from, limit) => ask(() => log.readLog(buildId, from, limit)),
    freeBytes: async () => undefined,
    probe: () => ask(probe),
  };
}
