import { z } from 'zod';
import { PartitionFact, PersonalRefusal, PersonalRegion } from './boot-report.ts';

/** What the image stage wrote down about the file it made, as `/out/image.facts.json`. */
export const ImageFacts = z.object({
  version: z.literal(1).default(1),
  /** Size of the unpacked image in bytes, and its sha256 in lower-case hex. */
  imageSizeBytes: z.number().int().positive(),
  imageSha256: z.string().regex(/^[0-9a-f]{64}$/),
  partitions: z.array(PartitionFact),
  /** Bytes the root file system takes on its partition. */
  rootfsUsedBytes: z.number().int().nonnegative(),
  kernelRelease: z.string(),
  kernelPackageVersion: z.string().nullable(),
  /** UTC day of the package archive's state, `YYYY-MM-DD`. */
  archiveDate: z.string(),
  /** The region for a personalised download, or why there is none. */
  personal: z
    .union([PersonalRegion.pick({ imageOffset: true, sizeBytes: true }), PersonalRefusal])
    .optional(),
});
export type ImageFacts = z.infer<typeof ImageFacts>;
