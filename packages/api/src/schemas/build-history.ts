import { z } from '@hono/zod-openapi';

const Count = z.number().int();

/** A value before and after, or what came into a list and went. */
const FieldChange = z.object({
  /** For example `version`, `depends` or `files`. */
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** Entries of the lists beyond the first hundred. */
  more: Count,
});

const BuildHistoryChange = z.object({
  kind: z.enum(['layer', 'image', 'recipe', 'package']),
  name: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  fields: z.array(FieldChange),
});

export const ComparedBuildHistory = z
  .object({
    added: Count,
    removed: Count,
    changed: Count,
    unchanged: Count,
    /** Layers, the image, recipes and packages, at most 5,000; the numbers above count all. */
    listed: z.array(BuildHistoryChange),
  })
  .openapi('ComparedBuildHistory');
export type ComparedBuildHistory = z.infer<typeof ComparedBuildHistory>;
