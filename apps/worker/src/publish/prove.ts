import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ClaimedBuild } from '@boardwright/db/worker/claim-build';
import type { NewArtifact } from '@boardwright/db/worker/publish-image';
import type { Engine } from '@boardwright/engines/engine';
import type { BuildPlan } from '@boardwright/engines/plan';
import type { GateCheck } from '@boardwright/evidence/boot-report';

export interface ProofInput {
  readonly build: ClaimedBuild;
  readonly store: ArtifactStore;
  /** Repository root, where engines' static files are. */
  readonly root: string;
  readonly image: ResolvedImage;
  readonly plan: BuildPlan;
  readonly engine: Engine;
  readonly builderDigests: Readonly<Record<string, string>>;
  /** What the stages left, already in the store. */
  readonly artifacts: readonly NewArtifact[];
}

/** What is proven about an image before it may be published. */
export interface Proof {
  /** Stored with the image. */
  readonly evidence: unknown;
  readonly gate: readonly GateCheck[];
  /** Of the unpacked image. */
  readonly imageSha256: string;
  readonly imageSizeBytes: number;
  /** Further artifacts, already in the store. */
  readonly artifacts: readonly NewArtifact[];
}

/** Inspects what a build made. @throws AppError when something needed for the proof is missing */
export type Prove = (input: ProofInput) => Promise<Proof>;
