import { type StopKind, stopReason } from './stop-reason.ts';

/** The builds this process runs now, so that news from outside can stop them. */
export interface RunningBuilds {
  readonly add: (buildId: string) => AbortController;
  readonly remove: (buildId: string) => void;
  readonly stop: (buildId: string, kind: StopKind) => void;
  readonly stopAll: (kind: StopKind) => void;
  readonly count: () => number;
}

export function createRunningBuilds(): RunningBuilds {
  const controllers = new Map<string, AbortController>();
  return {
    add(buildId) {
      const controller = new AbortController();
      controllers.set(buildId, controller);
      return controller;
    },
    remove: (buildId) => void controllers.delete(buildId),
    stop: (buildId, kind) => controllers.get(buildId)?.abort(stopReason(kind)),
    stopAll(kind) {
      for (const controller of controllers.values()) controller.abort(stopReason(kind));
    },
    count: () => controllers.size,
  };
}
