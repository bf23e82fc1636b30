import type { ImageSort } from '@boardwright/core/image-sort';

/** Filters of the images list. Lists are comma-separated. */
export interface ImageFacetsQuery {
  readonly q?: string | undefined;
  readonly board?: string | undefined;
  readonly engine?: string | undefined;
  readonly preemption?: string | undefined;
  readonly channel?: string | undefined;
  /** `none`: images without any. */
  readonly runtime?: string | undefined;
  readonly accelerator?: string | undefined;
  readonly minSizeMiB?: number | undefined;
  readonly maxSizeMiB?: number | undefined;
  readonly createdAfter?: string | undefined;
  readonly createdBefore?: string | undefined;
  readonly maxAgeDays?: number | undefined;
  readonly pinned?: 'true' | 'false' | undefined;
}

/** Filters, order and page of the images list. */
export interface ImagesQuery extends ImageFacetsQuery {
  readonly sort?: ImageSort | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}
