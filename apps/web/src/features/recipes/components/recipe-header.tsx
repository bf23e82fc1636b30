'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import { Archive, ChevronLeft, Copy, Download, MoreHorizontal, Pencil } from 'lucide-react';
import Link from 'next/link';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { QuotaNote } from '#features/quota/components/quota-note.tsx';
import { API_BASE } from '#lib/api-client.ts';
import { composeRecipeHref } from '../recipe-words.ts';
import { useBuildRecipe, useChangeRecipe, useDuplicateRecipe } from '../use-recipe-actions.ts';
import { RenameDialog } from './rename-dialog.tsx';

export function RecipeHeader(props: {
  readonly recipe: RecipeDetail;
  readonly mayBuild: boolean;
}): ReactElement {
  const { recipe, mayBuild } = props;
  const { current } = recipe;
  const [renaming, setRenaming] = useState(false);
  const build = useBuildRecipe(recipe);
  const duplicate = useDuplicateRecipe(recipe.id);
  const change = useChangeRecipe(recipe.id);
  const archived = recipe.archivedAt !== null;
  const archive = (): void =>
    change.mutate(
      { archived: true },
      {
        onSuccess: () => {
          toast('Archived. Its versions and images stay.', {
            action: { label: 'Undo', onClick: () => change.mutate({ archived: false }) },
          });
        },
        onError: (error) => toast.error(error.message),
      },
    );
  return (
    <header>
      <Link href="/recipes" className="inline-flex items-center gap-0.5 text-ink-2 text-xs hover:text-ink">
        <ChevronLeft className="size-3.5" aria-hidden />
        Recipes
      </Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">
          {recipe.name}
        </h1>
        <div className="flex flex-col gap-1.5 sm:items-end">
          <div className="flex flex-wrap gap-2">
            <Button asChild variant={mayBuild ? 'secondary' : 'primary'}>
              <Link href={composeRecipeHref(recipe.id)}>Open in Compose</Link>
            </Button>
            {mayBuild ? (
              <Button
                variant="primary"
                disabled={build.isPending || !build.possible}
                onClick={() => build.mutate()}
              >
                {build.isPending ? 'Starting the build' : 'Build image'}
              </Button>
            ) : null}
            <Menu
              trigger={
                <Button size="icon" aria-label="More actions" className="size-9">
                  <MoreHorizontal className="size-4" aria-hidden />
                </Button>
              }
            >
              <MenuItem asChild>
                <a href={`${API_BASE}/recipes/${encodeURIComponent(recipe.id)}/export`} download>
                  <Download className="size-4 text-ink-3" aria-hidden />
                  Export YAML
                </a>
              </MenuItem>
              {mayBuild ? (
                <>
                  <MenuItem onSelect={() => duplicate.mutate()}>
                    <Copy className="size-4 text-ink-3" aria-hidden />
                    Duplicate
                  </MenuItem>
                  <MenuItem onSelect={() => setRenaming(true)}>
                    <Pencil className="size-4 text-ink-3" aria-hidden />
                    Rename
                  </MenuItem>
                  {archived ? null : (
                    <MenuItem onSelect={archive}>
                      <Archive className="size-4 text-ink-3" aria-hidden />
                      Archive
                    </MenuItem>
                  )}
                </>
              ) : null}
            </Menu>
          </div>
          {mayBuild ? <QuotaNote quota={build.quota} /> : null}
        </div>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-ink-2 text-sm">
        <span className="font-medium text-ink">version {current.number}</span>
        <Link href={`/boards/${encodeURIComponent(current.board)}`} className="link font-mono text-xs">
          {current.board}
        </Link>
        <span>{current.engine}</span>
        <span>
          saved <TimeAgo iso={current.createdAt} /> by {current.createdBy}
        </span>
      </div>
      <RenameDialog open={renaming} onOpenChange={setRenaming} recipe={recipe} />
    </header>
  );
}
