import { z } from '@hono/zod-openapi';

const Count = z.number().int().min(0);

const SstateFact = z.object({
  /** Tasks whose results of earlier builds would do. */
  wanted: Count,
  /** Taken from the cache of this host. */
  local: Count,
  /** Taken from a mirror. */
  mirrors: Count,
  /** Had to be built. */
  missed: Count,
  /** Were there from before. */
  current: Count,
  /** Why some of those missed did. */
  reasons: z.array(z.object({ recipe: z.string(), task: z.string(), why: z.string() })).max(20),
});

/** What a stage found out about itself; which of them there are depends on the engine. */
export const StageFacts = z
  .object({
    /** Reuse of BitBake's shared state. */
    sstate: SstateFact.optional(),
    /** Recipes read by BitBake. */
    recipes: z.object({ parsed: Count, cached: Count, skipped: Count }).optional(),
    /** Recipes the image is made of, by layer, and who provides what more than one recipe could. */
    chosen: z
      .object({
        recipes: Count,
        layers: z.array(z.object({ layer: z.string(), recipes: Count })).max(100),
        providers: z.array(z.object({ what: z.string(), recipe: z.string(), version: z.string() })).max(200),
      })
      .optional(),
    /** Tasks BitBake had, or those that were over when it failed, and how many of them did not have to run. */
    tasks: z.object({ total: Count, reused: Count }).optional(),
    /** What took longest, in seconds of work. */
    slowest: z
      .array(z.object({ recipe: z.string(), seconds: z.number().min(0) }))
      .max(20)
      .optional(),
  })
  .openapi('StageFacts');
export type StageFacts = z.infer<typeof StageFacts>;

/**
 * @param stored - what a stage's row has
 * @returns the facts that have the shape they should; a stage that says nonsense must not take the page down
 */
export function readStageFacts(stored: unknown): StageFacts {
  if (typeof stored !== 'object' || stored === null) return {};
  const known = Object.entries(StageFacts.shape).flatMap(([name, shape]) => {
    const parsed = shape.safeParse((stored as Record<string, unknown>)[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(known);
}
