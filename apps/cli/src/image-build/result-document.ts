import type { BuildView } from '@boardwright/api/schemas/build';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import { z } from 'zod';
import type { BuildRun } from './run-build.ts';

/** The part of an image's evidence the document repeats; unknown parts are left to the evidence artifact. */
const EvidenceSummary = z.object({
  bootSeconds: z.number().nullable(),
  uname: z.string().nullable(),
  preemption: z.string(),
  selftest: z.array(z.record(z.string(), z.unknown())),
});
export type EvidenceSummary = z.infer<typeof EvidenceSummary>;

/** @returns the proofs of an image in short */
export function summariseEvidence(evidence: unknown): EvidenceSummary {
  return EvidenceSummary.parse(evidence);
}

export interface CopiedArtifact {
  readonly kind: string;
  /** Null when the artifacts were not copied. */
  readonly path: string | null;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Every artifact of an image. @param paths - of those that were copied, by kind */
export function listArtifacts(
  image: ImageDetail,
  paths: Readonly<Record<string, string>> = {},
): readonly CopiedArtifact[] {
  return image.artifacts.map(({ kind, sha256, sizeBytes }) => ({
    kind,
    path: paths[kind] ?? null,
    sha256,
    sizeBytes,
  }));
}

/** What `compose --json` prints. Keys are never renamed or removed; new ones may come. */
export interface ResultDocument {
  readonly buildId: string | null;
  readonly imageId: string | null;
  readonly status: BuildView['status'] | 'rejected';
  readonly cached: boolean;
  readonly seconds: number;
  readonly artifacts: readonly CopiedArtifact[];
  readonly evidence: EvidenceSummary | null;
  readonly failure?: NonNullable<BuildView['failure']>;
  readonly issues?: readonly unknown[];
}

/** @param image - the finished image and the copies of its artifacts, when there is one */
export function resultDocument(
  run: BuildRun,
  image?: { detail: ImageDetail; artifacts: readonly CopiedArtifact[] },
): ResultDocument {
  const { build } = run;
  return {
    buildId: build.id,
    imageId: image?.detail.id ?? build.imageId,
    status: build.status,
    cached: run.cached,
    seconds: run.seconds,
    artifacts: image?.artifacts ?? [],
    evidence: image === undefined ? null : summariseEvidence(image.detail.evidence),
    ...(build.failure === null ? {} : { failure: build.failure }),
  };
}

/** The document for a spec the server or the local check refused. */
export function rejectedDocument(issues: readonly unknown[]): ResultDocument {
  return {
    buildId: null,
    imageId: null,
    status: 'rejected',
    cached: false,
    seconds: 0,
    artifacts: [],
    evidence: null,
    issues,
  };
}
