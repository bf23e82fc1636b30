import type { Readable, Writable } from 'node:stream';

/** A blob, or a range of one, that is open for one reader. One of `stream`, `pumpTo` and `close` is used, once. */
export interface OpenBlob {
  /** Of the range. */
  readonly sizeBytes: number;
  /** Destroying it closes the blob. */
  readonly stream: () => Readable;
  /**
   * Writes every byte, no faster than the other side takes them, and then closes the blob; does not end `writable`.
   *
   * @throws when the other side went away or the blob could not be read to its end
   */
  readonly pumpTo: (writable: Writable) => Promise<void>;
  readonly close: () => Promise<void>;
}
