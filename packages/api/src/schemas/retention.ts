import { IMAGE_CHANNELS } from '@boardwright/core/image-channel';
import { z } from '@hono/zod-openapi';

const Days = z
  .number()
  .int('It must be a whole number of days.')
  .min(1, 'It must be at least 1 day.')
  .max(3650, 'It must be at most 3650 days.')
  .nullable();

/** When images go by themselves. Released and pinned images never do. */
export const RetentionRules = z
  .object({
    keepLastPerName: z
      .number()
      .int('It must be a whole number.')
      .min(0)
      .max(1000, 'It must be at most 1000.')
      .openapi({ description: 'The newest so many images of each name and board stay, whatever their age' }),
    deleteDraftsAfterDays: Days.openapi({
      description: 'Days as a draft after which an image goes; null: never',
    }),
    deleteCandidatesAfterDays: Days,
    deleteDeprecatedAfterDays: Days,
  })
  .strict()
  .openapi('RetentionRules');
export type RetentionRules = z.infer<typeof RetentionRules>;

export const RetentionView = z
  .object({
    rules: RetentionRules,
    /** Null while nobody changed them. */
    changed: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  })
  .openapi('Retention');
export type RetentionView = z.infer<typeof RetentionView>;

export const RetentionPreview = z
  .object({
    /** How many images would go now. */
    total: z.number().int(),
    /** Of files that no image of the team has afterwards. */
    freedBytes: z.number().int(),
    /** Those that are due longest, at most 100. */
    images: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        board: z.string(),
        channel: z.enum(IMAGE_CHANNELS),
        createdAt: z.iso.datetime(),
        /** All files of the image. */
        storedBytes: z.number().int(),
        /** Which rule takes it, as a sentence. */
        reason: z.string(),
      }),
    ),
  })
  .openapi('RetentionPreview');
export type RetentionPreview = z.infer<typeof RetentionPreview>;
