import { ABSENT_BOARDS, type AbsentBoard } from '@boardwright/catalog/absent-boards';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { matchesBoard } from '../board-facts.ts';

/** Boards of a search that can't be offered. */
export function absentBoardsOf(query: string): AbsentBoard[] {
  return ABSENT_BOARDS.filter((board) => matchesBoard(board, query));
}

/** Each with the reason; nothing when there are none. */
export function AbsentBoards(props: { readonly query: string }): ReactElement | null {
  const boards = absentBoardsOf(props.query);
  if (boards.length === 0) return null;
  return (
    <ul className="mt-3 space-y-2 text-left text-sm" aria-label="Boards that can't be offered">
      {boards.map(({ id, title, because }) => (
        <li key={id} className="flex gap-2.5 rounded-md border border-dashed px-4 py-3">
          <StateMark state="stopped" className="mt-0.5" />
          <span>
            <span className="font-medium">{title}</span> can't be offered. {because}
          </span>
        </li>
      ))}
    </ul>
  );
}
