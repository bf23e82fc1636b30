'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { roughDuration } from '#lib/times.ts';
import { buildMs, buildProgress, buildStep } from '../build-words.ts';
import { BuildState } from './build-state.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** One build in the table. The name is the link; the row is its target. */
export function BuildRow(props: { readonly build: BuildView; readonly now: number }): ReactElement {
  const { build } = props;
  const took = buildMs(build, props.now);
  return (
    <tr className="relative border-b transition-colors last:border-b-0 hover:bg-hover/60">
      <td className="w-36 py-2.5 pr-3 pl-4 align-top sm:pl-6">
        <BuildState build={build} />
      </td>
      <td className="max-w-0 py-2.5 pr-4 align-top">
        <Link
          href={`/builds/${encodeURIComponent(build.id)}`}
          className="block truncate font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          title={build.name}
        >
          {build.name}
        </Link>
        <p className={`truncate text-xs ${build.status === 'failed' ? 'text-fail' : 'text-ink-2'}`}>
          {buildStep(build)}
        </p>
        {build.status === 'running' ? (
          <ProgressBar
            share={buildProgress(build)}
            label={`Progress of ${build.name}`}
            className="mt-1.5 max-w-72"
          />
        ) : null}
        <p className="mt-0.5 text-ink-3 text-xs md:hidden">
          <span className="font-mono">{build.board}</span> · <TimeAgo iso={build.createdAt} />
        </p>
      </td>
      <td className="hidden w-36 py-2.5 pr-4 align-top font-mono text-ink-2 text-xs leading-5 md:table-cell">
        {build.board}
      </td>
      <td className="hidden w-36 py-2.5 pr-4 align-top text-ink-2 text-xs leading-5 lg:table-cell">
        {build.engine} <span className="font-mono">{build.release}</span>
      </td>
      <td className="tabular hidden w-24 py-2.5 pr-4 text-right align-top text-ink-2 sm:table-cell">
        {build.cached ? 'at once' : took === null ? '' : roughDuration(took)}
      </td>
      <td className="hidden w-28 py-2.5 pr-4 text-right align-top text-ink-2 sm:pr-6 md:table-cell">
        <TimeAgo iso={build.createdAt} />
      </td>
    </tr>
  );
}
