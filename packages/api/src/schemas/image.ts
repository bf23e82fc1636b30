import { z } from '@hono/zod-openapi';

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
  })
  .openapi('Image');
export type ImageView = z.infer<typeof ImageView>;

export const ImageDetail = ImageView.extend({
  buildId: z.string().nullable(),
  spec: z.unknown(),
  resolved: z.unknown(),
  /** Evidence (see packages/evidence/src/boot-report.ts) without `packages` and `sizes`, which have routes of their own. */
  evidence: z.unknown(),
  artifacts: z.array(ArtifactView),
}).openapi('ImageDetail');
export type ImageDetail = z.infer<typeof ImageDetail>;
