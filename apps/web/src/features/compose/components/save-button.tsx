'use client';
import { BookmarkPlus } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useRecipeContext } from '../recipe-context.ts';

/** Keeps the draft: as a new recipe, or as the next version of the one it is of. */
export function SaveButton(): ReactElement | null {
  const { id, changed, blocked, maySave, openSave } = useRecipeContext();
  if (!maySave) return null;
  const why = blocked ?? (id !== null && changed === false ? 'Nothing to save' : null);
  return (
    <Tooltip content={why ?? 'Ctrl S'}>
      <Button
        size="lg"
        className="px-3 text-sm"
        aria-disabled={why !== null}
        onClick={() => {
          if (why === null) openSave();
        }}
      >
        <BookmarkPlus className="size-4" aria-hidden />
        {id === null ? 'Save as recipe' : 'Save version'}
      </Button>
    </Tooltip>
  );
}
