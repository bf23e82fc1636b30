import { Board } from '@boardwright/catalog/board';
import { z } from '@hono/zod-openapi';

// Its shape and not itself: a bundler may give the catalog another copy of zod, which knows no `openapi`
export const BoardView = z.object(Board.shape).openapi('Board');

/** What an engine has of a unit. */
const EngineView = z.object({
  /** Releases that have it; empty when it is not available. */
  releases: z.array(z.string()),
  archs: z.array(z.string()),
  /** Why it is not available, or null. */
  unavailable: z.string().nullable(),
});

/** Something a spec can choose: an accelerator, a runtime or a feature. */
export const UnitView = z
  .object({
    kind: z.enum(['accelerator', 'runtime', 'feature']),
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    licence: z.string(),
    /** Field of the spec it is chosen in. */
    slot: z.string(),
    provides: z.array(z.string()),
    requires: z.array(z.string()),
    conflicts: z.array(z.string()),
    ramMiB: z.number(),
    debian: EngineView,
    buildroot: EngineView,
  })
  .openapi('Unit');
export type UnitView = z.infer<typeof UnitView>;

export const CatalogView = z
  .object({
    boards: z.array(BoardView),
    accelerators: z.array(UnitView),
    runtimes: z.array(UnitView),
    features: z.array(UnitView),
    powerProfiles: z.array(z.object({ id: z.string(), title: z.string(), summary: z.string() })),
    engines: z.array(z.string()),
  })
  .openapi('Catalog');
export type CatalogView = z.infer<typeof CatalogView>;
