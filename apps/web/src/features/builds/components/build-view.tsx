'use client';
import type { BuildDetail } from '@boardwright/api/schemas/build';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { LogViewer } from '#features/log/components/log-viewer.tsx';
import { useLogFeed } from '#features/log/use-log-feed.ts';
import { acceptBuild } from '../build-queries.ts';
import { BUILD_WORDS } from '../build-words.ts';
import { BuildHeader } from './build-header.tsx';
import { FailureBox } from './failure-box.tsx';
import { ReadyBox } from './ready-box.tsx';
import { ReusePanel } from './reuse-panel.tsx';
import { StageTimeline } from './stage-timeline.tsx';

export function BuildView({ build }: { readonly build: BuildDetail }): ReactElement {
  const client = useQueryClient();
  const feed = useLogFeed(build.id, (row) => acceptBuild(client, row));
  const [target, setTarget] = useState<{ n: number; key: number } | null>(null);
  const showLine = (n: number): void => setTarget((last) => ({ n, key: (last?.key ?? 0) + 1 }));
  useEffect(() => {
    document.title = `${BUILD_WORDS[build.status]}: ${build.name} · Boardwright`;
  }, [build.status, build.name]);
  return (
    <div className="space-y-5 px-4 py-5 sm:px-6">
      <BuildHeader build={build} />
      {build.status === 'failed' && build.failure ? (
        <FailureBox build={build} failure={build.failure} onOpenLine={showLine} />
      ) : null}
      {build.status === 'ready' && build.imageId ? <ReadyBox build={build} imageId={build.imageId} /> : null}
      {build.stages.length > 0 && !build.cached ? (
        <StageTimeline build={build} onOpenLine={showLine} />
      ) : null}
      {build.cached ? null : <ReusePanel build={build} />}
      {build.cached ? null : <LogViewer build={build} feed={feed} target={target} />}
    </div>
  );
}
