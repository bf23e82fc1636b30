import { z } from '@hono/zod-openapi';

export const PERSONAL_FIELDS = ['hostname', 'sshKeys', 'wifi', 'timeZone', 'address', 'claimToken'] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** Whether an image can be personalised at download, and what of it. */
export const Personalisation = z
  .object({
    /** Why the image can't be personalised, in plain words; null when it can. */
    refused: z.string().nullable(),
    /** Values this image has no use for, and why. */
    without: z.array(z.object({ field: z.enum(PERSONAL_FIELDS), reason: z.string() })),
  })
  .openapi('Personalisation');
export type Personalisation = z.infer<typeof Personalisation>;

/** The file a personalised download sends. Says nothing of the values. */
export const PersonalFile = z
  .object({ fileName: z.string(), sizeBytes: z.number().int() })
  .openapi('PersonalFile');
export type PersonalFile = z.infer<typeof PersonalFile>;

export const PersonalDigest = PersonalFile.extend({
  /** Lower-case hex, of the file as it is sent. */
  sha256: z.string(),
}).openapi('PersonalDigest');
export type PersonalDigest = z.infer<typeof PersonalDigest>;

/** What a page's form sends, so that the browser saves the answer itself. */
export const PersonalForm = z
  .object({ values: z.string().max(200_000).openapi({ description: 'PersonalValues as JSON' }) })
  .openapi('PersonalForm');
