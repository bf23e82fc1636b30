import {
  AGE_STEPS_DAYS,
  countFacets,
  type FacetCount,
  SIZE_STEPS_MIB,
} from '@boardwright/db/image-facet-repository';
import { type ApiDeps, timeOf } from '../deps.ts';
import type { ImageFacets } from '../schemas/image-facets.ts';
import type { ImageFilterQuery } from '../schemas/image-query.ts';
import { toImageFilter } from './image-filter.ts';

type ValueFacet = 'board' | 'engine' | 'preemption' | 'channel' | 'runtime' | 'accelerator';

/** How many images each choice of each facet would show under the present filters. */
export async function readImageFacets(
  deps: ApiDeps,
  teamId: string,
  query: ImageFilterQuery,
): Promise<ImageFacets> {
  const now = timeOf(deps);
  const counts = await countFacets(deps.db, teamId, toImageFilter(query, now), now);
  const count = (facet: FacetCount['facet'], value: string): number =>
    counts.find((one) => one.facet === facet && one.value === value)?.count ?? 0;
  const values = (facet: ValueFacet): ImageFacets[ValueFacet] =>
    counts
      .filter((one) => one.facet === facet)
      .map(({ value, count: images }) => ({ value, count: images }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    total: count('total', ''),
    board: values('board'),
    engine: values('engine'),
    preemption: values('preemption'),
    channel: values('channel'),
    runtime: values('runtime'),
    accelerator: values('accelerator'),
    sizes: [0, ...SIZE_STEPS_MIB].map((minSizeMiB, step) => ({
      minSizeMiB,
      maxSizeMiB: SIZE_STEPS_MIB[step] ?? null,
      count: count('size', String(step)),
    })),
    ages: AGE_STEPS_DAYS.map((maxAgeDays) => ({ maxAgeDays, count: count('age', String(maxAgeDays)) })),
    pinned: count('pinned', 'true'),
  };
}
