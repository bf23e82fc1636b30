'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import type { ReactElement } from 'react';
import { useNow } from '#lib/use-now.ts';
import { isOver } from '../build-words.ts';
import { BuildRow } from './build-row.tsx';

export function BuildsTable({ builds }: { readonly builds: readonly BuildView[] }): ReactElement {
  const now = useNow(builds.some((build) => !isOver(build)));
  return (
    <table className="w-full table-fixed border-y bg-panel text-sm">
      <caption className="sr-only">Builds, newest first</caption>
      <thead className="text-ink-3 text-xs">
        <tr className="border-b text-left">
          <th scope="col" className="w-36 py-2 pl-4 font-normal sm:pl-6">
            State
          </th>
          <th scope="col" className="py-2 font-normal">
            Build
          </th>
          <th scope="col" className="hidden w-36 py-2 font-normal md:table-cell">
            Board
          </th>
          <th scope="col" className="hidden w-36 py-2 font-normal lg:table-cell">
            Engine
          </th>
          <th scope="col" className="hidden w-24 py-2 pr-4 text-right font-normal sm:table-cell">
            Took
          </th>
          <th scope="col" className="hidden w-28 py-2 pr-4 text-right font-normal sm:pr-6 md:table-cell">
            Submitted
          </th>
        </tr>
      </thead>
      <tbody>
        {builds.map((build) => (
          <BuildRow key={build.id} build={build} now={now} />
        ))}
      </tbody>
    </table>
  );
}
