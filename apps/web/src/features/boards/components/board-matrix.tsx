import type { Board } from '@boardwright/catalog/board';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { hasRt, ramWords } from '../board-facts.ts';
import { BoardDrawing } from './board-drawing.tsx';
import { StatusClaim } from './status-claim.tsx';

/** Boards against engines and PREEMPT_RT. */
export function BoardMatrix(props: {
  readonly boards: readonly Board[];
  readonly engines: readonly string[];
}): ReactElement {
  return (
    <ScrollRegion label="Boards" className="border-y bg-panel focus-visible:-outline-offset-2">
      <table className="w-full text-sm">
        <caption className="sr-only">Boards and what is proven about them</caption>
        <thead className="text-left text-ink-3 text-xs">
          <tr className="border-b">
            <th scope="col" className="py-2 pl-4 font-normal sm:pl-6">
              Board
            </th>
            <th scope="col" className="hidden py-2 pr-6 font-normal md:table-cell">
              Processor
            </th>
            <th scope="col" className="hidden py-2 pr-6 font-normal lg:table-cell">
              Memory
            </th>
            <th scope="col" className="hidden py-2 pr-6 font-normal sm:table-cell">
              PREEMPT_RT
            </th>
            {props.engines.map((engine) => (
              <th key={engine} scope="col" className="py-2 pr-4 font-normal capitalize sm:pr-6">
                {engine}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.boards.map((board) => (
            <tr
              key={board.id}
              className="relative border-b transition-colors last:border-b-0 hover:bg-hover/60"
            >
              <th scope="row" className="py-3 pr-4 pl-4 text-left font-normal sm:pl-6">
                <span className="flex items-center gap-4">
                  <BoardDrawing boardId={board.id} className="h-12 w-16 shrink-0 text-ink-2" />
                  <span className="min-w-0">
                    <Link
                      href={`/boards/${encodeURIComponent(board.id)}`}
                      className="block font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
                    >
                      {board.title}
                    </Link>
                    <span className="block text-ink-2 text-xs">
                      {board.vendor} · <span className="font-mono">{board.id}</span>
                    </span>
                  </span>
                </span>
              </th>
              <td className="hidden py-3 pr-6 text-ink-2 text-xs md:table-cell">
                <span className="block text-ink">{board.soc}</span>
                {board.cpu}, <span className="font-mono">{board.arch}</span>
              </td>
              <td className="hidden py-3 pr-6 text-ink-2 text-xs lg:table-cell">{ramWords(board.ramMiB)}</td>
              <td className="hidden py-3 pr-6 text-xs sm:table-cell">
                <span className="inline-flex items-center gap-2">
                  <StateMark state={hasRt(board) ? 'ok' : 'stopped'} />
                  {hasRt(board) ? 'Offered' : 'No kernel for it'}
                </span>
              </td>
              {props.engines.map((engine) => (
                <td key={engine} className="py-3 pr-4 sm:pr-6">
                  <StatusClaim board={board} engine={engine} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
