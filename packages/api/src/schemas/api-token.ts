import { PERMISSIONS } from '@boardwright/core/team-role';
import { z } from '@hono/zod-openapi';

const MAX_DAYS = 366;

export const NewApiToken = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, 'Give the token a name, such as the pipeline that uses it.')
      .max(60, 'It must not be longer than 60 characters.')
      .refine((text) => !/\p{Cc}/u.test(text), 'It must not hold control characters.')
      .openapi({ example: 'nightly build' }),
    permissions: z
      .array(z.enum(PERMISSIONS))
      .min(1, 'Choose at least one permission.')
      .openapi({ example: ['read', 'build'] }),
    expiresInDays: z.number().int().min(1).max(MAX_DAYS).openapi({ example: 90 }),
  })
  .strict()
  .openapi('NewApiToken');
export type NewApiToken = z.infer<typeof NewApiToken>;

export const ApiTokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    permissions: z.array(z.enum(PERMISSIONS)),
    /** Who made it. */
    by: z.string(),
    mine: z.boolean(),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    /** To the hour. */
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('ApiToken');
export type ApiTokenView = z.infer<typeof ApiTokenView>;

export const ApiTokenList = z.object({ tokens: z.array(ApiTokenView) }).openapi('ApiTokenList');
export type ApiTokenList = z.infer<typeof ApiTokenList>;

export const CreatedApiToken = z
  .object({
    /** Shown this once. Send it as `Authorization: Bearer`. */
    secret: z.string(),
    token: ApiTokenView,
  })
  .openapi('CreatedApiToken');
export type CreatedApiToken = z.infer<typeof CreatedApiToken>;
