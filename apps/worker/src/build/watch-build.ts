import { heartbeatBuild, type Ownership } from '@boardwright/db/worker/owned-build';
import type { BuildDeps } from './deps.ts';
import { stopReason } from './stop-reason.ts';

interface Watch {
  readonly stop: () => void;
}

/**
 * Keeps a build's heartbeat and stops the build when its row says so: cancelled, or taken over by somebody else.
 *
 * @param logLines - asked at each beat
 */
export function watchBuild(
  deps: BuildDeps,
  own: Ownership,
  logLines: () => number,
  controller: AbortController,
): Watch {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function beat(): Promise<void> {
    try {
      const answer = await heartbeatBuild(deps.db, own, logLines());
      if (stopped) return;
      if (answer === 'cancel') controller.abort(stopReason('cancelled'));
      if (answer === 'lost') controller.abort(stopReason('lost'));
    } catch (err) {
      // The database may be away for a moment; the row tells at the next beat whether the build is still ours.
      deps.logger.warn({ err, buildId: own.buildId }, 'heartbeat failed');
    }
    if (!stopped) timer = setTimeout(() => void beat(), deps.timing.heartbeatMs);
  }

  timer = setTimeout(() => void beat(), deps.timing.heartbeatMs);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
