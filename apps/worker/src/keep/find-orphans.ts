import type { LiveBuild } from '@boardwright/db/worker/reconcile-builds';
import type { Possession } from '../sandbox/types.ts';

/**
 * Finds containers and volumes that nobody will ever use again: they belong to a build, no worker runs that attempt
 * of it, and they are not part of a sealed stage.
 */
export function findOrphans(
  possessions: readonly Possession[],
  live: readonly LiveBuild[],
  sealedVolumes: ReadonlySet<string>,
): Possession[] {
  const running = new Set(live.map((build) => `${build.id} ${build.workerId} ${build.attempt}`));
  return possessions.filter(({ kind, name, owner }) => {
    if (owner === undefined) return false;
    if (running.has(`${owner.buildId} ${owner.workerId} ${owner.attempt}`)) return false;
    return kind === 'container' || !sealedVolumes.has(name);
  });
}
