import { z } from '@hono/zod-openapi';
import { RecipeVersionView } from './recipe.ts';

/** What changed in a text file. */
export const TextChange = z
  .object({
    change: z.enum(['added', 'removed', 'changed']),
    path: z.string(),
    linesAdded: z.number().int(),
    linesRemoved: z.number().int(),
    /** Unified diff; null where `note` says why there is none. */
    patch: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi('TextChange');
export type TextChange = z.infer<typeof TextChange>;

export const RecipeDiff = z
  .object({
    from: RecipeVersionView,
    to: RecipeVersionView,
    /** The specs as a person writes them, with every line. */
    spec: TextChange,
    /** What the engine is given; null where `filesMissing` says why it can't be told. */
    files: z.object({ changed: z.array(TextChange), unchanged: z.number().int() }).nullable(),
    filesMissing: z.string().nullable(),
  })
  .openapi('RecipeDiff');
export type RecipeDiff = z.infer<typeof RecipeDiff>;
