import type { Readable } from 'node:stream';
import type { LogLine } from '@boardwright/core/log-line';
import type { OpenBlob } from './open-blob.ts';

export interface StoredBlob {
  /** Lower-case hex; also the key. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface ListedBlob extends StoredBlob {
  readonly modifiedAt: Date;
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

export interface LogChunk {
  readonly first: number;
  readonly last: number;
}

/**
 * Called when a blob's hash is known and before anything is made of it in the store.
 *
 * @returns true when what the store has under this hash is known to be bad and must be written again
 */
export type BlobClaim = (blob: StoredBlob) => Promise<boolean>;

/** Append-only build logs. */
export interface LogStore {
  /** Appends one chunk of consecutive lines. Chunks of a build never overlap and leave no gap. */
  readonly appendLog: (buildId: string, lines: readonly LogLine[]) => Promise<void>;
  /** Chunks in order of `first`. */
  readonly listLog: (buildId: string) => Promise<readonly LogChunk[]>;
  /** Lines from sequence number `from` on, in order, at most `limit`. */
  readonly readLog: (buildId: string, from: number, limit: number) => Promise<readonly LogLine[]>;
}

/**
 * Content-addressed blobs plus append-only build logs. A blob appears whole or not at all, whatever ends the process
 * that writes it. Everybody who uses a store sees the same one: a directory or a bucket.
 */
export interface ArtifactStore extends LogStore {
  /**
   * @param claim - keeps the blob from being removed by whoever finds it unused before its row is there
   * @throws AppError CHECKSUM_MISMATCH when `expectedSha256` is given and differs; OUT_OF_DISK on ENOSPC
   */
  readonly put: (source: Readable, expectedSha256?: string, claim?: BlobClaim) => Promise<StoredBlob>;
  readonly stat: (sha256: string) => Promise<StoredBlob | undefined>;
  /**
   * The caller reads it to its end or closes it.
   *
   * @throws AppError NOT_FOUND; RANGE_NOT_SATISFIABLE
   */
  readonly open: (sha256: string, range?: ByteRange) => Promise<OpenBlob>;
  /** `open` for whoever wants nothing but the bytes. @throws AppError NOT_FOUND; RANGE_NOT_SATISFIABLE */
  readonly read: (sha256: string, range?: ByteRange) => Promise<Readable>;
  readonly remove: (sha256: string) => Promise<void>;
  /** False: whoever reads a blob while it is removed may get an error instead of the rest. */
  readonly readersSurviveRemoval: boolean;
  /** Every blob, in order of its hash. One added meanwhile may be missed. */
  readonly listBlobs: () => AsyncIterable<ListedBlob>;
  /**
   * Removes what writers that were killed left half-written.
   *
   * @param before - younger ones may still be written
   * @returns how many there were
   */
  readonly removeUnfinished: (before: Date) => Promise<number>;
  /** Bytes free where blobs are kept; undefined when the back end cannot say. */
  readonly freeBytes: () => Promise<number | undefined>;
  /** Writes and removes something small. @throws why the store cannot be written */
  readonly probe: () => Promise<void>;
}
