import { buildChannels } from '@boardwright/jobs/build-image';
import type { Redis } from 'ioredis';
import type { ChunkPublisher } from './build-log.ts';

/** Chunks kept in the stream for readers that are a little late; older ones they read from the store. */
const KEPT_CHUNKS = 64;
const EXPIRE_SECONDS = 15 * 60;
/** Chunks on their way to a slow Redis before new ones are left out: readers find those in the store. */
const MAX_IN_FLIGHT = 32;

/**
 * Publishes a build's chunks to its Redis stream. A chunk may be missing from the stream, never from the store, so
 * a reader that sees a gap in `first` reads the gap from the store.
 */
export function createChunkPublisher(redis: Redis, buildId: string): ChunkPublisher {
  const stream = buildChannels.logStream(buildId);
  let inFlight = 0;
  return (lines) => {
    const first = lines[0]?.n;
    const last = lines.at(-1)?.n;
    if (first === undefined || last === undefined || inFlight >= MAX_IN_FLIGHT) return;
    inFlight += 1;
    redis
      .pipeline()
      .xadd(stream, 'MAXLEN', KEPT_CHUNKS, '*', 'chunk', JSON.stringify({ first, last, lines }))
      .expire(stream, EXPIRE_SECONDS)
      .exec()
      .catch(() => null)
      .finally(() => {
        inFlight -= 1;
      });
  };
}
