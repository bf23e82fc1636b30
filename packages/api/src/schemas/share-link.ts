import { SHARE_LINK_KINDS } from '@boardwright/core/share-link';
import { z } from '@hono/zod-openapi';

const MAX_DAYS = 366;

export const NewShareLink = z
  .object({
    kind: z.enum(SHARE_LINK_KINDS),
    name: z
      .string()
      .trim()
      .min(1, 'Give the link a name, such as who gets it.')
      .max(60, 'It must not be longer than 60 characters.')
      .refine((text) => !/\p{Cc}/u.test(text), 'It must not hold control characters.')
      .openapi({ example: 'workshop' }),
    /** Candidates, too, not only released images. */
    candidates: z.boolean().default(false),
    expiresInDays: z.number().int().min(1).max(MAX_DAYS).openapi({ example: 90 }),
  })
  .strict()
  .openapi('NewShareLink');
export type NewShareLink = z.infer<typeof NewShareLink>;

export const ShareLinkView = z
  .object({
    id: z.string(),
    kind: z.enum(SHARE_LINK_KINDS),
    name: z.string(),
    candidates: z.boolean(),
    imageId: z.string().nullable().openapi({ description: "The one image it shows; null: the team's" }),
    /** Name of the person, or "Operator". */
    by: z.string(),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    /** To the hour. */
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('ShareLink');
export type ShareLinkView = z.infer<typeof ShareLinkView>;

export const ShareLinkList = z.object({ links: z.array(ShareLinkView) }).openapi('ShareLinkList');
export type ShareLinkList = z.infer<typeof ShareLinkList>;

export const CreatedShareLink = z
  .object({
    /** Shown this once. For a badge `{board}` stands for the board's id. */
    url: z.string(),
    link: ShareLinkView,
  })
  .openapi('CreatedShareLink');
export type CreatedShareLink = z.infer<typeof CreatedShareLink>;

export const ImagerLink = z
  .object({
    /** Address of a repository for Raspberry Pi Imager that holds this one image. */
    url: z.string(),
    /** Opens Imager with it, where Imager 2.0.3 or newer is installed. */
    openUrl: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('ImagerLink');
export type ImagerLink = z.infer<typeof ImagerLink>;
