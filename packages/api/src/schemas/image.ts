import { IMAGE_CHANNELS } from '@boardwright/core/image-channel';
import { z } from '@hono/zod-openapi';
import { OfRecipe } from './recipe.ts';

export const Channel = z.enum(IMAGE_CHANNELS).openapi('ImageChannel');

export const ArtifactView = z
  .object({
    kind: z.string(),
    fileName: z.string(),
    title: z.string(),
    mediaType: z.string(),
    sha256: z.string(),
    sizeBytes: z.number().int(),
    /** Path below the API's origin; supports HEAD and Range. */
    href: z.string(),
    /** What the last look at the stored file found; a damaged one is not sent. */
    integrity: z.object({
      checkedAt: z.iso.datetime().nullable(),
      state: z.enum(['ok', 'damaged', 'missing', 'unchecked']),
    }),
  })
  .openapi('Artifact');
export type ArtifactView = z.infer<typeof ArtifactView>;

export const ImageView = z
  .object({
    id: z.string(),
    name: z.string(),
    board: z.string(),
    engine: z.string(),
    release: z.string(),
    specHash: z.string(),
    planHash: z.string(),
    channel: Channel,
    createdAt: z.iso.datetime(),
    /** Unpacked image. */
    sizeBytes: z.number().int(),
    sha256: z.string(),
    buildMs: z.number().int(),
    preemption: z.string(),
    bootSeconds: z.number().nullable(),
    selftestPassed: z.number().int(),
    selftestTotal: z.number().int(),
    packageCount: z.number().int(),
    /** Ids of the units on it. */
    runtimes: z.array(z.string()),
    accelerators: z.array(z.string()),
    /** Since when it is kept for good, or null. */
    pinnedAt: z.iso.datetime().nullable(),
  })
  .openapi('Image');
export type ImageView = z.infer<typeof ImageView>;

const ChannelChange = z
  .object({
    from: Channel,
    to: Channel,
    reason: z.string(),
    /** Name of the person, or "Operator". */
    by: z.string(),
    at: z.iso.datetime(),
  })
  .openapi('ChannelChange');

/** Moves an image into another channel. */
export const ChannelMove = z
  .object({
    to: Channel,
    reason: z
      .string()
      .trim()
      .min(3, 'Say in a few words why: at least 3 characters.')
      .max(500, 'It must not be longer than 500 characters.')
      .refine((text) => !text.includes('\0'), 'It must not hold a NUL character.')
      .openapi({ description: 'Why, for the others', example: 'Ran two nights on the test bench' }),
  })
  .strict()
  .openapi('ChannelMove');
export type ChannelMove = z.infer<typeof ChannelMove>;

/** When the team's retention rules take an image, as things stand. */
export const ImageExpiry = z
  .object({
    at: z.iso.datetime(),
    /** The rule, in a sentence. */
    reason: z.string(),
  })
  .openapi('ImageExpiry');
export type ImageExpiry = z.infer<typeof ImageExpiry>;

export const ImageDetail = ImageView.extend({
  buildId: z.string().nullable(),
  /** The version of a recipe it was built for, or null. */
  recipe: OfRecipe.nullable(),
  /** Newest first. */
  channelChanges: z.array(ChannelChange),
  spec: z.unknown(),
  resolved: z.unknown(),
  /** Evidence (see packages/evidence/src/boot-report.ts) without `packages` and `sizes`, which have routes of their own. */
  evidence: z.unknown(),
  artifacts: z.array(ArtifactView),
  /** Null: no rule takes it. */
  expiry: ImageExpiry.nullable(),
}).openapi('ImageDetail');
export type ImageDetail = z.infer<typeof ImageDetail>;
