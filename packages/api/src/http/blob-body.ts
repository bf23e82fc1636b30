import type { OpenBlob } from '@boardwright/artifacts/open-blob';

type BlobByBody = WeakMap<ReadableStream<Uint8Array>, OpenBlob>;

/** Of this module the bundler makes several copies: what one of them notes, the others must find. */
const shared = globalThis as { [key: symbol]: BlobByBody | undefined };
const KEY = Symbol.for('boardwright.blob-by-body');
/** What stands behind a body that nobody has read from yet. */
const blobs: BlobByBody = shared[KEY] ?? new WeakMap();
shared[KEY] = blobs;

/**
 * A blob as the body of a response. It is read only when somebody asks for bytes, so a server of Node.js can take the
 * blob itself instead: on the way through a web stream every byte is copied once more.
 */
export function blobBody(blob: OpenBlob): ReadableStream<Uint8Array> {
  let bytes: AsyncIterator<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        bytes ??= blob.stream()[Symbol.asyncIterator]();
        const { done, value } = await bytes.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        if (bytes === undefined) await blob.close();
        else await bytes.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  blobs.set(body, blob);
  return body;
}

/** Takes the blob of a response; its body is of no use any more. Undefined: the body is something else. */
export function takeBlob(response: Response): OpenBlob | undefined {
  if (response.body === null || response.bodyUsed) return undefined;
  const blob = blobs.get(response.body);
  blobs.delete(response.body);
  return blob;
}
