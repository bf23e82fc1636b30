import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ArtifactView } from '@boardwright/api/schemas/image';
import { AppError } from '@boardwright/core/app-error';
import { ask, type ServerAccess } from './server-access.ts';

const TRIES = 4;

export interface DownloadOptions {
  readonly directory: string;
  /** Bytes of the file there are by now, those of an earlier try included. */
  readonly onProgress?: (doneBytes: number) => void;
}

export interface WantedArtifact extends Pick<ArtifactView, 'kind' | 'fileName' | 'sha256' | 'sizeBytes'> {
  readonly imageId: string;
}

async function fileSize(path: string): Promise<number | undefined> {
  return stat(path).then(
    (facts) => facts.size,
    () => undefined,
  );
}

async function feed(hash: Hash, path: string): Promise<void> {
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}

/** @throws AppError when the name is no plain file name: it comes from a server and decides where we write */
function safeName(fileName: string): string {
  if (
    fileName === '' ||
    fileName.startsWith('.') ||
    basename(fileName) !== fileName ||
    fileName.includes('\0')
  ) {
    throw new AppError(
      'FETCH_FAILED',
      `The server named an artifact ${JSON.stringify(fileName)}, which is no file name.`,
    );
  }
  return fileName;
}

/** Bytes the partial file has that the server agrees to continue from; the answer's body follows them. */
async function request(
  access: ServerAccess,
  artifact: WantedArtifact,
  have: number,
): Promise<{ response: Response; from: number }> {
  const { imageId, kind } = artifact;
  const range = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await ask(access, (client, signal) =>
    client.downloadArtifact(imageId, kind, { ...range, signal }),
  );
  const continues =
    response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`) === true;
  return { response, from: continues ? have : 0 };
}

/** Fetches what is missing of the partial file. @returns sha256 of the whole file */
async function fetchRest(
  access: ServerAccess,
  artifact: WantedArtifact,
  partial: string,
  options: DownloadOptions,
): Promise<string> {
  const size = (await fileSize(partial)) ?? 0;
  const have = size < artifact.sizeBytes ? size : 0;
  const { response, from } = await request(access, artifact, have);
  const hash = createHash('sha256');
  if (from > 0) await feed(hash, partial);
  let done = from;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      done += chunk.length;
      options.onProgress?.(done);
      next(null, chunk);
    },
  });
  if (response.body === null)
    throw new AppError('FETCH_FAILED', `${artifact.fileName} came without content.`);
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  await pipeline(body, meter, createWriteStream(partial, { flags: from > 0 ? 'a' : 'w' }), {
    signal: access.signal,
  });
  if (done < artifact.sizeBytes)
    throw new AppError(
      'FETCH_FAILED',
      `${artifact.fileName} ended after ${done} of ${artifact.sizeBytes} bytes.`,
    );
  return hash.digest('hex');
}

async function alreadyThere(path: string, artifact: WantedArtifact): Promise<boolean> {
  if ((await fileSize(path)) !== artifact.sizeBytes) return false;
  const hash = createHash('sha256');
  await feed(hash, path);
  return hash.digest('hex') === artifact.sha256;
}

/**
 * Copies one artifact from the server. A broken transfer is continued where it stopped, also one of an earlier run;
 * the sha256 is checked while the bytes come, and the file gets its name only when it is whole and right.
 *
 * @returns path of the file
 * @throws AppError CHECKSUM_MISMATCH, FETCH_FAILED, or the signal's reason
 */
export async function downloadArtifact(
  access: ServerAccess,
  artifact: WantedArtifact,
  options: DownloadOptions,
): Promise<string> {
  const target = join(options.directory, safeName(artifact.fileName));
  const partial = `${target}.part`;
  await mkdir(options.directory, { recursive: true });
  if (await alreadyThere(target, artifact)) return target;
  let lastError: unknown;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      if ((await fetchRest(access, artifact, partial, options)) === artifact.sha256) {
        await rename(partial, target);
        return target;
      }
      // What an earlier run left may be of another file; once more from the start.
      await rm(partial, { force: true });
      lastError = new AppError(
        'CHECKSUM_MISMATCH',
        `${artifact.fileName} arrived with another sha256 than ${artifact.sha256}.`,
      );
    } catch (error) {
      access.signal.throwIfAborted();
      if (error instanceof AppError && error.fault === 'user') throw error;
      lastError = error;
    }
  }
  throw lastError instanceof AppError
    ? lastError
    : new AppError('FETCH_FAILED', `${artifact.fileName} could not be copied: ${String(lastError)}`, {
        cause: lastError,
      });
}
