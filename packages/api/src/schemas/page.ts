import { z } from '@hono/zod-openapi';

/** Query parameters of every list. */
export const PageQuery = z.object({
  cursor: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: '`next` of the page before; absent for the first page' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Where the following page starts, or null on the last one. */
export const NextCursor = z.string().nullable();

/** An id as this API makes them. Anything else cannot exist, and answers "not found". */
export const IdParam = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, example: 'b4x0t2m8vq1z6w3c7hk5' }),
});

/** Part of a name. PostgreSQL text cannot hold NUL, so neither can what is compared with it. */
export const SearchText = z
  .string()
  .max(100)
  .refine((text) => !text.includes('\0'), 'It must not hold a NUL character.')
  .optional()
  .openapi({ description: 'Part of the name, any case' });

export const BoardFilter = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,40}$/, 'It must be a board id such as rpi5.')
  .optional()
  .openapi({ description: 'Board id', example: 'rpi5' });
