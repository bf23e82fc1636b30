'use client';
import type { Board } from '@boardwright/catalog/board';
import { Command, useCommandState } from 'cmdk';
import type { ReactElement } from 'react';
import { matchesBoard } from '#features/boards/board-facts.ts';
import { AbsentBoards, absentBoardsOf } from '#features/boards/components/absent-boards.tsx';
import { BoardDrawing } from '#features/boards/components/board-drawing.tsx';
import { cn } from '#lib/class-names.ts';

/** Those that can't be offered show once something was typed. */
function AbsentOnes(): ReactElement | null {
  const typed = useCommandState(({ search }) => search);
  return typed.trim() === '' ? null : <AbsentBoards query={typed} />;
}

/** Nothing found; where a reason follows, the reason is the answer. */
function NoneFound(): ReactElement | null {
  const typed = useCommandState(({ search }) => search);
  if (absentBoardsOf(typed).length > 0) return null;
  return (
    <Command.Empty className="rounded-md border border-dashed px-4 py-6 text-center text-ink-2 text-sm">
      No board with that name yet. Try part of a vendor or SoC.
    </Command.Empty>
  );
}

/** Finds a board by any part of its names; arrow keys and Enter choose. */
export function BoardPicker(props: {
  readonly boards: readonly Board[];
  readonly value: string | null;
  readonly onChange: (boardId: string) => void;
  readonly autoFocus?: boolean;
}): ReactElement {
  const byId = new Map(props.boards.map((board) => [board.id, board]));
  return (
    <Command
      label="Board"
      loop
      defaultValue={props.value ?? ''}
      filter={(id, query) => {
        const board = byId.get(id);
        return board && matchesBoard(board, query) ? 1 : 0;
      }}
    >
      <Command.Input
        autoFocus={props.autoFocus}
        aria-label="Board"
        placeholder="Type part of its name, such as “pi 5” or “qemu”"
        className="h-11 w-full rounded-md border border-line-strong/70 bg-panel px-3.5 text-md outline-none transition-colors placeholder:text-ink-3 hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-accent max-sm:text-[16px]"
      />
      <Command.List label="Boards" className="mt-2">
        <NoneFound />
        {props.boards.map((board) => (
          <Command.Item
            key={board.id}
            value={board.id}
            onSelect={props.onChange}
            className={cn(
              'group flex cursor-pointer items-center gap-4 border-x border-b bg-panel px-3.5 py-2.5 transition-colors first:rounded-t-md first:border-t data-[selected=true]:bg-hover [&:last-child]:rounded-b-md',
              props.value === board.id && 'bg-accent-soft data-[selected=true]:bg-accent-soft',
            )}
          >
            <BoardDrawing
              boardId={board.id}
              className={cn('h-12 w-17 shrink-0 text-ink-2', props.value === board.id && 'text-accent')}
            />
            <span className="min-w-0 flex-1">
              <span className="block font-medium text-md">{board.title}</span>
              <span className="block truncate text-ink-2 text-xs">
                {board.soc}, {board.cpu}
              </span>
            </span>
            <span className="shrink-0 text-right">
              <span className="block font-mono text-ink-2 text-xs">{board.id}</span>
              {props.value === board.id ? <span className="block text-accent text-xs">Chosen</span> : null}
            </span>
          </Command.Item>
        ))}
      </Command.List>
      <AbsentOnes />
    </Command>
  );
}
