import { createReadStream } from 'node:fs';
import type { ListMultipartUploadsCommandOutput } from '@aws-sdk/client-s3';
import type { StoredBlob } from './artifact-store.ts';
import type { S3 } from './s3-client.ts';
import { isAbsent } from './s3-error.ts';

const MIB_BYTES = 1024 * 1024;
/** At least; S3 itself wants 5 MiB. */
const PART_BYTES = 16 * MIB_BYTES;
/** AWS takes ten times as many, some servers no more. */
const MAX_PARTS = 1000;
/** Parts under way at once, each in memory. */
const AT_ONCE = 2;

/** Bytes of a part: small files go as one, and the largest stay within what every server takes. */
export function partBytes(sizeBytes: number): number {
  return Math.max(PART_BYTES, Math.ceil(sizeBytes / MAX_PARTS / MIB_BYTES) * MIB_BYTES);
}

/** Sends a local file. The key appears when every part is there, whole; parts of a failed upload are removed. */
export async function uploadFile(
  { client }: S3,
  object: { readonly Bucket: string; readonly Key: string },
  path: string,
  sizeBytes: number,
): Promise<void> {
  const { Upload } = await import('@aws-sdk/lib-storage');
  await new Upload({
    client,
    params: {
      ...object,
      Body: createReadStream(path, { highWaterMark: MIB_BYTES }),
      ContentType: 'application/octet-stream',
    },
    partSize: partBytes(sizeBytes),
    queueSize: AT_ONCE,
  }).done();
}

/** What the store has under a key, or undefined. */
export async function headObject(
  { client, sdk }: S3,
  object: { readonly Bucket: string; readonly Key: string },
): Promise<Pick<StoredBlob, 'sizeBytes'> | undefined> {
  try {
    const { ContentLength } = await client.send(new sdk.HeadObjectCommand(object));
    return { sizeBytes: ContentLength ?? 0 };
  } catch (thrown) {
    if (isAbsent(thrown)) return undefined;
    throw thrown;
  }
}

/** Removes the parts of uploads that began before a time and never ended. @returns how many uploads */
export async function abortOldUploads(
  { client, sdk }: S3,
  place: { readonly Bucket: string; readonly Prefix: string },
  before: Date,
): Promise<number> {
  let aborted = 0;
  let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (marker !== undefined) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new sdk.ListMultipartUploadsCommand({ ...place, ...marker }),
    );
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (Key === undefined || UploadId === undefined || Initiated === undefined || Initiated >= before)
        continue;
      await client
        .send(new sdk.AbortMultipartUploadCommand({ Bucket: place.Bucket, Key, UploadId }))
        .catch((thrown: unknown) => {
          if (!isAbsent(thrown)) throw thrown;
        });
      aborted += 1;
    }
    marker =
      page.IsTruncated === true && page.NextKeyMarker !== undefined
        ? {
            KeyMarker: page.NextKeyMarker,
            ...(page.NextUploadIdMarker === undefined ? {} : { UploadIdMarker: page.NextUploadIdMarker }),
          }
        : undefined;
  }
  return aborted;
}
