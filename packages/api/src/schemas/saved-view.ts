import { z } from '@hono/zod-openapi';
import { ImageFilterQuery } from './image-query.ts';

/** What the list of images keeps in its address: its filters and its order. */
const KEYS: ReadonlySet<string> = new Set([...Object.keys(ImageFilterQuery.shape), 'sort']);

const Name = z
  .string()
  .trim()
  .min(1, 'It must not be empty.')
  .max(60, 'It must not be longer than 60 characters.')
  .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), 'It must not hold control characters.');

const Query = z
  .string()
  .max(1000, 'It must not be longer than 1000 characters.')
  .refine((text) => !/\p{Cc}/u.test(text), 'It must not hold control characters.')
  .refine(
    (text) => [...new URLSearchParams(text).keys()].every((key) => KEYS.has(key)),
    `It must hold nothing but ${[...KEYS].join(', ')}.`,
  )
  .openapi({
    description: 'Query string of the list of images, without `?`',
    example: 'board=rpi5&sort=name',
  });

const Layout = z.enum(['table', 'cards']);

export const SavedView = z
  .object({ id: z.string(), name: z.string(), query: z.string(), layout: Layout })
  .openapi('SavedView');
export type SavedView = z.infer<typeof SavedView>;

export const SavedViewList = z.object({ views: z.array(SavedView) }).openapi('SavedViewList');
export type SavedViewList = z.infer<typeof SavedViewList>;

export const NewSavedView = z
  .object({ name: Name, query: Query, layout: Layout })
  .strict()
  .openapi('NewSavedView');
export type NewSavedView = z.infer<typeof NewSavedView>;

export const SavedViewChange = z
  .object({ name: Name.optional(), query: Query.optional(), layout: Layout.optional() })
  .strict()
  .openapi('SavedViewChange');
export type SavedViewChange = z.infer<typeof SavedViewChange>;
