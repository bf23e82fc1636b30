'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { LogFeed } from './log-feed.ts';

/** Follows a build while the component is mounted. The returned feed re-renders its user when it changes. */
export function useLogFeed(buildId: string, onBuild: (build: BuildView) => void): LogFeed {
  const latest = useRef(onBuild);
  latest.current = onBuild;
  const [feed] = useState(() => new LogFeed(buildId, (build) => latest.current(build)));
  useEffect(() => {
    feed.start();
    return () => feed.stop();
  }, [feed]);
  useSyncExternalStore(
    feed.subscribe,
    () => feed.version,
    () => 0,
  );
  return feed;
}
