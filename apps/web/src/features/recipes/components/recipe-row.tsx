'use client';
import type { ListedRecipe } from '@boardwright/api/schemas/recipe';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { BoardDrawing } from '#features/boards/components/board-drawing.tsx';
import { recipeMarks } from '../recipe-words.ts';

/** One recipe: what it is for, where it stands, what is wrong with it, who changed it last. */
export function RecipeRow({ recipe }: { readonly recipe: ListedRecipe }): ReactElement {
  const { current } = recipe;
  const marks = recipeMarks(recipe);
  return (
    <li className="relative flex items-center gap-4 border-b px-4 py-3 transition-colors last:border-b-0 hover:bg-hover/60 sm:px-6">
      <BoardDrawing boardId={current.board} className="hidden h-10 w-14 shrink-0 text-ink-3 sm:block" />
      <div className="min-w-0 flex-1">
        <Link
          href={`/recipes/${encodeURIComponent(recipe.id)}`}
          title={recipe.name}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {recipe.name}
        </Link>
        <p className="truncate text-ink-2 text-xs">
          version {current.number} · <span className="font-mono">{current.board}</span> · {current.engine}
        </p>
        {marks.length > 0 ? (
          <p className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
            {marks.map(({ state, label }) => (
              <span key={label} className="inline-flex items-center gap-1.5">
                <StateMark state={state} className="size-3.5" />
                {label}
              </span>
            ))}
          </p>
        ) : null}
      </div>
      <p className="hidden w-72 truncate text-ink-2 text-xs lg:block" title={current.note || undefined}>
        {current.note}
      </p>
      <p className="w-28 shrink-0 text-right text-ink-2 text-xs">
        <TimeAgo iso={recipe.updatedAt} />
        <span className="block truncate" title={current.createdBy}>
          {current.createdBy}
        </span>
      </p>
    </li>
  );
}
