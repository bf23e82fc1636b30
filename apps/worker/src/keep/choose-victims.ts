import type { SealedStage } from '@boardwright/db/worker/stage-cache';

/**
 * Chooses which sealed stages to give up so that the rest fits.
 *
 * @param stages - least recently used first
 * @param liveKeys - stages running builds plan to use; never chosen
 * @returns victims in the order to remove them. A stage whose volumes others still build on frees nothing until
 *   those go too, so layers below kept ones never count as freed.
 */
export function chooseVictims(
  stages: readonly SealedStage[],
  liveKeys: ReadonlySet<string>,
  maxBytes: number,
): SealedStage[] {
  let total = stages.reduce((sum, stage) => sum + stage.sizeBytes, 0);
  const kept = new Set(stages);
  const victims: SealedStage[] = [];
  while (total > maxBytes) {
    const victim = [...kept].find((stage) => !liveKeys.has(stage.key) && !isBuiltUpon(stage, kept));
    if (victim === undefined) break;
    kept.delete(victim);
    victims.push(victim);
    total -= victim.sizeBytes;
  }
  return victims;
}

function isBuiltUpon(stage: SealedStage, kept: ReadonlySet<SealedStage>): boolean {
  return [...kept].some(
    (other) => other !== stage && stage.layers.length < other.layers.length && ownLayer(stage, other),
  );
}

/** True when `other` stacks its layers on all of `stage`'s. */
function ownLayer(stage: SealedStage, other: SealedStage): boolean {
  return stage.layers.length > 0 && stage.layers.every((layer, index) => other.layers[index] === layer);
}

/** @returns volumes of a removed stage that no kept stage uses */
export function freedVolumes(victim: SealedStage, kept: readonly SealedStage[]): string[] {
  const used = new Set(kept.flatMap((stage) => [...stage.layers, stage.outVolume]));
  return [victim.outVolume, ...victim.layers].filter((volume) => !used.has(volume));
}
