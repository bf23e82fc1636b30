import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ArtifactStore } from '../artifact-store.ts';

/** Hash states kept: some hundred bytes each. */
const KEPT = 256;

export interface PrefixHashes {
  /** @returns the hash of a blob's first bytes, to go on from; undefined when they were not hashed yet */
  readonly known: (sha256: string, bytes: number) => Hash | undefined;
  /** Like `known`; reads the blob once when it must, however many ask. */
  readonly of: (sha256: string, bytes: number) => Promise<Hash>;
  readonly remember: (sha256: string, bytes: number, hash: Hash) => void;
}

async function hashed(stream: Readable): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash;
}

/**
 * Remembers where the sha256 of a blob's beginning stands, so that the sha256 of that beginning with another end costs only the
 * end. Holds nothing of what is put there.
 */
export function createPrefixHashes(store: Pick<ArtifactStore, 'read'>): PrefixHashes {
  const states = new Map<string, Hash>();
  const running = new Map<string, Promise<Hash>>();
  const keyOf = (sha256: string, bytes: number): string => `${sha256}:${bytes}`;

  function known(sha256: string, bytes: number): Hash | undefined {
    return states.get(keyOf(sha256, bytes))?.copy();
  }

  function remember(sha256: string, bytes: number, hash: Hash): void {
    const key = keyOf(sha256, bytes);
    states.delete(key);
    states.set(key, hash.copy());
    for (const oldest of states.keys()) {
      if (states.size <= KEPT) break;
      states.delete(oldest);
    }
  }

  async function readOnce(sha256: string, bytes: number): Promise<Hash> {
    const hash =
      bytes === 0
        ? createHash('sha256')
        : await hashed(await store.read(sha256, { start: 0, end: bytes - 1 }));
    remember(sha256, bytes, hash);
    return hash;
  }

  async function of(sha256: string, bytes: number): Promise<Hash> {
    const there = known(sha256, bytes);
    if (there !== undefined) return there;
    const key = keyOf(sha256, bytes);
    const started = running.get(key) ?? readOnce(sha256, bytes).finally(() => running.delete(key));
    running.set(key, started);
    return (await started).copy();
  }

  return { known, of, remember };
}
