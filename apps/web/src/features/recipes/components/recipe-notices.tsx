'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import type { ReactElement } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { olderImagesWords } from '../recipe-words.ts';
import { useBuildRecipe, useChangeRecipe } from '../use-recipe-actions.ts';
import { LintNotice } from './lint-notice.tsx';

/** What a person should know of a recipe before they rely on it. */
export function RecipeNotices(props: {
  readonly recipe: RecipeDetail;
  readonly mayBuild: boolean;
}): ReactElement {
  const { recipe, mayBuild } = props;
  const older = olderImagesWords(recipe);
  const build = useBuildRecipe(recipe);
  const change = useChangeRecipe(recipe.id);
  const archived = recipe.archivedAt !== null;
  return (
    <div className="space-y-3 empty:hidden">
      {archived ? (
        <Notice
          tone="attention"
          title="This recipe is archived."
          actions={
            mayBuild ? (
              <Button
                size="sm"
                disabled={change.isPending}
                onClick={() =>
                  change.mutate({ archived: false }, { onError: (error) => toast.error(error.message) })
                }
              >
                Bring it back
              </Button>
            ) : undefined
          }
        >
          It takes no new versions, and its name is free for another one.
        </Notice>
      ) : null}
      <LintNotice recipe={recipe} mayMend={mayBuild && !archived} />
      {older === null ? null : (
        <Notice
          tone="attention"
          title={older}
          actions={
            mayBuild ? (
              <Button size="sm" disabled={build.isPending || !build.possible} onClick={() => build.mutate()}>
                Build version {recipe.current.number}
              </Button>
            ) : undefined
          }
        />
      )}
    </div>
  );
}
