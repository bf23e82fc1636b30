'use client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { useRecipeContext } from '../recipe-context.ts';

/** Which recipe is edited, since which version, and whether something is not saved yet. */
export function RecipeLine(): ReactElement | null {
  const { id, recipe, error, base, newer, changed, forget } = useRecipeContext();
  if (id === null) return null;
  if (error !== null) {
    return (
      <p className="text-ink-2 text-xs">
        The recipe this began with is not there any more.{' '}
        <button type="button" className="link" onClick={forget}>
          Go on without it
        </button>
      </p>
    );
  }
  if (recipe === null) return <p className="text-ink-2 text-xs">Loading the recipe</p>;
  return (
    <div role="status" className="space-y-1 text-ink-2 text-xs">
      <p className="[overflow-wrap:anywhere]">
        Recipe{' '}
        <Link href={`/recipes/${encodeURIComponent(id)}`} className="link">
          {recipe.name}
        </Link>
        , version {base}
        {changed === null ? null : changed ? (
          <span className="font-medium text-ink"> · unsaved changes</span>
        ) : (
          ' · no changes'
        )}
      </p>
      {newer === null ? null : (
        <p className="flex items-start gap-1.5 text-ink">
          <StateMark state="attention" className="size-3.5" />
          <span>
            {newer.createdBy} saved version {newer.number} meanwhile.
          </span>
        </p>
      )}
    </div>
  );
}
