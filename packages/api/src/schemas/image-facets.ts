import { z } from '@hono/zod-openapi';

const Count = z.number().int();
const Values = z.array(z.object({ value: z.string(), count: Count }));

/** Each facet is counted under every filter but its own. Values without images are left out, but for sizes and ages. */
export const ImageFacets = z
  .object({
    /** Images under all filters. */
    total: Count,
    board: Values,
    engine: Values,
    preemption: Values,
    channel: Values,
    /** An image with two runtimes counts for both. `none`: without any. */
    runtime: Values,
    accelerator: Values,
    /** Ranges side by side, from the smallest on; the last has no end. */
    sizes: z.array(z.object({ minSizeMiB: Count, maxSizeMiB: Count.nullable(), count: Count })),
    /** Made in the last so many days; each holds the ones before it. */
    ages: z.array(z.object({ maxAgeDays: Count, count: Count })),
    pinned: Count,
  })
  .openapi('ImageFacets');
export type ImageFacets = z.infer<typeof ImageFacets>;
