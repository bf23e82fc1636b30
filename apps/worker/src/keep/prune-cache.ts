import {
  listLiveStageKeys,
  listSealedStages,
  type SealedStage,
  unsealUnused,
} from '@boardwright/db/worker/stage-cache';
import type { BuildDeps } from '../build/deps.ts';
import { chooseVictims, freedVolumes } from './choose-victims.ts';

type PruneDeps = Pick<BuildDeps, 'db' | 'sandbox' | 'logger'>;

/** What pruning would give up, least recently used first; changes nothing. */
export async function listPrunable(deps: PruneDeps, maxBytes: number): Promise<readonly SealedStage[]> {
  const stages = await listSealedStages(deps.db, await deps.sandbox.hostId());
  return chooseVictims(stages, await listLiveStageKeys(deps.db), maxBytes);
}

/**
 * Gives up least recently used stages until the rest fits.
 *
 * @returns bytes freed
 */
export async function pruneCache(deps: PruneDeps, maxBytes: number): Promise<number> {
  const host = await deps.sandbox.hostId();
  let freedBytes = 0;
  for (const victim of await listPrunable(deps, maxBytes)) {
    if (!(await unsealUnused(deps.db, victim))) continue;
    const kept = await listSealedStages(deps.db, host);
    await deps.sandbox.removeVolumes(freedVolumes(victim, kept));
    freedBytes += victim.sizeBytes;
  }
  if (freedBytes > 0) deps.logger.info({ freedBytes }, 'pruned the stage cache');
  return freedBytes;
}
