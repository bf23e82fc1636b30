import { listLiveIndexRuns } from '@boardwright/db/worker/package-index-run';
import { listLiveBuilds } from '@boardwright/db/worker/reconcile-builds';
import { listSealedStages } from '@boardwright/db/worker/stage-cache';
import type { BuildDeps } from '../build/deps.ts';
import { findOrphans } from './find-orphans.ts';

/**
 * Removes what dead builds left on this host. Containers go first, since volumes in use cannot be removed.
 *
 * @param buildId - only this build's leftovers
 * @returns how many things were removed
 */
export async function reap(
  deps: Pick<BuildDeps, 'db' | 'sandbox' | 'logger'>,
  buildId?: string,
): Promise<number> {
  // In this order: what was listed first can only have been sealed or claimed before the rows are read.
  const listed = await deps.sandbox.listPossessions();
  const possessions = listed.filter((one) => buildId === undefined || one.owner?.buildId === buildId);
  if (possessions.length === 0) return 0;
  const live = [...(await listLiveBuilds(deps.db)), ...(await listLiveIndexRuns(deps.db))];
  const sealed = await listSealedStages(deps.db, await deps.sandbox.hostId());
  const sealedVolumes = new Set(sealed.flatMap((stage) => [...stage.layers, stage.outVolume]));
  const orphans = findOrphans(possessions, live, sealedVolumes);
  const ordered = [
    ...orphans.filter((one) => one.kind === 'container'),
    // Overlays are mounted over state volumes, so they go before them.
    ...orphans.filter((one) => one.kind === 'volume' && one.name.endsWith('-rootfs')),
    ...orphans.filter((one) => one.kind === 'volume' && !one.name.endsWith('-rootfs')),
  ];
  for (const orphan of ordered) await deps.sandbox.removePossession(orphan);
  if (ordered.length > 0) deps.logger.info({ removed: ordered.map((one) => one.name) }, 'removed orphans');
  return ordered.length;
}
