'use client';
import type { BuildDetail } from '@boardwright/api/schemas/build';
import { progressWords } from '@boardwright/core/progress-words';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Hash } from '#components/ui/hash.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { durationRange, roughDuration } from '#lib/times.ts';
import { useNow } from '#lib/use-now.ts';
import { buildMs, buildProgress, buildStep, isOver } from '../build-words.ts';
import { BuildActions } from './build-actions.tsx';
import { BuildState } from './build-state.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** Name, state, and how long still. */
export function BuildHeader({ build }: { readonly build: BuildDetail }): ReactElement {
  const took = buildMs(build, useNow(!isOver(build)));
  const running = build.stages.find((stage) => stage.status === 'running');
  const progress = running ? progressWords(running.progress) : null;
  return (
    <header>
      <Link href="/builds" className="inline-flex items-center gap-0.5 text-ink-2 text-xs hover:text-ink">
        <ChevronLeft className="size-3.5" aria-hidden />
        Builds
      </Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{build.name}</h1>
        <BuildActions build={build} />
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-ink-2 text-sm">
        <span className="inline-flex font-medium text-ink" role="status">
          <BuildState build={build} />
        </span>
        {took !== null && !build.cached ? (
          <span className="tabular">
            {build.finishedAt ? 'took' : 'running for'} {roughDuration(took)}
          </span>
        ) : null}
        {build.eta && !build.finishedAt ? (
          <span>{durationRange(build.eta.p50Ms, build.eta.p90Ms)} left</span>
        ) : null}
        {build.attempt > 1 ? <span>attempt {build.attempt}</span> : null}
        <span>
          <Link href={`/boards/${encodeURIComponent(build.board)}`} className="link font-mono text-xs">
            {build.board}
          </Link>
        </span>
        <span>
          {build.engine} <span className="font-mono text-xs">{build.release}</span>
        </span>
        <span>
          started <TimeAgo iso={build.createdAt} />
          {build.createdBy ? ` by ${build.createdBy}` : ''}
        </span>
        <span className="inline-flex items-center gap-1.5">
          spec <Hash value={build.specHash} label="spec hash" />
        </span>
      </div>
      {build.status === 'running' ? (
        <div className="mt-4">
          <ProgressBar share={buildProgress(build)} label="Build progress" className="h-1.5" />
          <div className="mt-1.5 flex justify-between gap-4 text-xs">
            <p className="min-w-0 truncate text-ink-2">
              {buildStep(build)}
              {progress?.label ? <span className="text-ink-3"> · {progress.label}</span> : null}
            </p>
            {progress?.count ? <p className="tabular shrink-0 text-ink-2">{progress.count}</p> : null}
          </div>
        </div>
      ) : null}
      {build.status === 'queued' ? (
        <p className="mt-3 text-ink-2 text-sm">
          {buildStep(build)}. It starts by itself; you can leave this page.
        </p>
      ) : null}
    </header>
  );
}
