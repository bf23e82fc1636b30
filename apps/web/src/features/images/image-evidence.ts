import { Evidence } from '@boardwright/evidence/boot-report';
import type { z } from 'zod';

const ImageEvidence = Evidence.omit({ packages: true, sizes: true });
export type ImageEvidence = z.infer<typeof ImageEvidence>;

/** Reads the evidence of an image; null when it was written by a version this page does not know. */
export function readEvidence(evidence: unknown): ImageEvidence | null {
  const parsed = ImageEvidence.safeParse(evidence);
  return parsed.success ? parsed.data : null;
}
