import type { Readable } from 'node:stream';
import type { LogLine } from '@boardwright/core/log-line';

export interface StoredBlob {
  /** Lower-case hex; also the key. */
  readonly sha256: string;
  readonly sizeBytes: number;
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
 * Content-addressed blobs plus append-only build logs. A blob appears whole or not at all: it is written beside,
 * synced, then renamed.
 */
export interface ArtifactStore {
  /** @throws AppError CHECKSUM_MISMATCH when `expectedSha256` is given and differs; OUT_OF_DISK on ENOSPC */
  readonly put: (source: Readable, expectedSha256?: string) => Promise<StoredBlob>;
  readonly stat: (sha256: string) => Promise<StoredBlob | undefined>;
  /** @throws AppError NOT_FOUND */
  readonly read: (sha256: string, range?: ByteRange) => Promise<Readable>;
  readonly remove: (sha256: string) => Promise<void>;
  /** Appends one chunk of consecutive lines. Chunks of a build never overlap and leave no gap. */
  readonly appendLog: (buildId: string, lines: readonly LogLine[]) => Promise<void>;
  /** Chunks in order of `first`. */
  readonly listLog: (buildId: string) => Promise<readonly LogChunk[]>;
  /** Lines from sequence number `from` on, in order, at most `limit`. */
  readonly readLog: (buildId: string, from: number, limit: number) => Promise<readonly LogLine[]>;
  /** Bytes free where blobs are kept; undefined when the back end cannot say. */
  readonly freeBytes: () => Promise<number | undefined>;
}
