import { DAY_MS, MIB_BYTES } from '@boardwright/core/units';
import type { ImageFilter } from '@boardwright/db/image-filter';
import type { ImageFilterQuery } from '../schemas/image-query.ts';

const toBytes = (mib: number | undefined): bigint | undefined =>
  mib === undefined ? undefined : BigInt(mib) * BigInt(MIB_BYTES);

/** What a request's filters mean for the database. @param now - ages are counted back from here */
export function toImageFilter(query: ImageFilterQuery, now: Date): ImageFilter {
  const { q, minSizeMiB, maxSizeMiB, createdAfter, createdBefore, maxAgeDays, ...same } = query;
  const starts = [
    ...(createdAfter === undefined ? [] : [Date.parse(createdAfter)]),
    ...(maxAgeDays === undefined ? [] : [now.getTime() - maxAgeDays * DAY_MS]),
  ];
  return {
    ...same,
    search: q,
    minSizeBytes: toBytes(minSizeMiB),
    maxSizeBytes: toBytes(maxSizeMiB),
    createdAfter: starts.length === 0 ? undefined : new Date(Math.max(...starts)),
    createdBefore: createdBefore === undefined ? undefined : new Date(createdBefore),
  };
}
