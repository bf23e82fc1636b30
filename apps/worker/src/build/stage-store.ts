import {
  type SealedStage,
  sealStage,
  touchSealedStages,
  unsealStage,
  useSealedStage,
} from '@boardwright/db/worker/stage-cache';
import type { BuildDeps } from './deps.ts';

/** What later stages and the collector need of a finished stage. */
export interface StageOutput {
  /** Rootfs layers, oldest first. */
  readonly layers: readonly string[];
  readonly outVolume: string;
}

/** Finds a sealed stage on this host. One whose volumes are gone is forgotten. */
export async function findSealed(deps: BuildDeps, key: string): Promise<SealedStage | undefined> {
  if (!deps.sandbox.keepsVolumes) return undefined;
  const host = await deps.sandbox.hostId();
  const sealed = await useSealedStage(deps.db, key, host);
  if (sealed === undefined) return undefined;
  if (await deps.sandbox.haveVolumes([...sealed.layers, sealed.outVolume])) return sealed;
  await unsealStage(deps.db, key, host);
  return undefined;
}

/** Keeps what a plan builds on from ageing, also the stages that need not be read this time. */
export async function touchSealed(deps: BuildDeps, keys: readonly string[]): Promise<void> {
  await touchSealedStages(deps.db, keys, await deps.sandbox.hostId());
}

interface NewSeal extends StageOutput {
  readonly key: string;
  readonly ownVolumes: readonly string[];
  readonly workMs: number;
}

/**
 * Seals a stage's volumes for later builds.
 *
 * @returns true when they are sealed; false when they still belong to the build alone, because an equal stage was
 *   sealed in the meantime or this sandbox keeps nothing
 */
export async function seal(deps: BuildDeps, stage: NewSeal): Promise<boolean> {
  if (!deps.sandbox.keepsVolumes) return false;
  const { ownVolumes, ...facts } = stage;
  const sizes = await deps.sandbox.volumeSizes(ownVolumes);
  const sizeBytes = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return sealStage(deps.db, { ...facts, sizeBytes, host: await deps.sandbox.hostId() });
}
