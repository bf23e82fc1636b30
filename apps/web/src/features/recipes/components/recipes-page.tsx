'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Input } from '#components/ui/input.tsx';
import { ListSkeleton } from '#components/ui/list-skeleton.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { ToggleChip } from '#components/ui/toggle-chip.tsx';
import { usePermissions } from '#features/team/team-queries.ts';
import { recipesQuery } from '../recipe-queries.ts';
import { ImportDialog } from './import-dialog.tsx';
import { RecipeRow } from './recipe-row.tsx';

const NOTHING = { q: null, archived: null };

export function RecipesPage(): ReactElement {
  const [filter, setFilter] = useQueryStates({
    q: parseAsString,
    archived: parseAsBoolean.withDefault(false),
    import: parseAsBoolean.withDefault(false),
  });
  const { q, archived } = filter;
  const [opened, setOpened] = useState(false);
  const recipes = useInfiniteQuery(recipesQuery({ q, archived }));
  const mayBuild = usePermissions()?.has('build') ?? false;
  const rows = recipes.data?.pages.flatMap((page) => page.recipes) ?? [];
  const filtered = q !== null || archived;
  const showImport = (open: boolean): void => {
    setOpened(open);
    if (filter.import) void setFilter({ import: null });
  };
  const importButton = mayBuild ? (
    <Button onClick={() => showImport(true)}>
      <FileUp className="size-4" aria-hidden />
      Import
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title="Recipes" lead="Specs your team keeps, version by version." actions={importButton} />
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 sm:px-6">
        <Input
          type="search"
          aria-label="Search recipes by name"
          placeholder="Search by name"
          value={q ?? ''}
          onChange={(event) => void setFilter({ q: event.target.value || null }, { throttleMs: 200 })}
          className="h-8 w-full text-sm sm:w-56"
        />
        <ToggleChip pressed={archived} onPressedChange={(on) => void setFilter({ archived: on || null })}>
          Archived
        </ToggleChip>
        {filtered ? (
          <Button variant="ghost" size="sm" onClick={() => void setFilter(NOTHING)}>
            Clear filters
          </Button>
        ) : null}
      </div>
      {recipes.isPending ? (
        <ListSkeleton label="Loading recipes" />
      ) : recipes.isError ? (
        <div className="px-4 sm:px-6">
          <FailureNotice
            what="The list of recipes"
            error={recipes.error}
            onRetry={() => void recipes.refetch()}
          />
        </div>
      ) : rows.length === 0 ? (
        filtered ? (
          <EmptyState
            title="No recipe matches"
            action={<Button onClick={() => void setFilter(NOTHING)}>Clear filters</Button>}
          >
            {archived ? 'No archived recipe is like this.' : 'There may be recipes, but none like this.'}
          </EmptyState>
        ) : (
          <EmptyState
            title="No recipe yet"
            action={
              <div className="flex flex-wrap justify-center gap-2">
                <Button asChild variant="primary">
                  <Link href="/compose">Compose an image</Link>
                </Button>
                {importButton}
              </div>
            }
          >
            Compose an image and choose "Save as recipe", or import the YAML of one.
          </EmptyState>
        )
      ) : (
        <>
          <ul aria-label="Recipes" className="border-y bg-panel">
            {rows.map((recipe) => (
              <RecipeRow key={recipe.id} recipe={recipe} />
            ))}
          </ul>
          {recipes.hasNextPage ? (
            <div className="flex justify-center p-4">
              <Button onClick={() => void recipes.fetchNextPage()} disabled={recipes.isFetchingNextPage}>
                {recipes.isFetchingNextPage ? 'Loading' : 'Show more recipes'}
              </Button>
            </div>
          ) : null}
        </>
      )}
      <ImportDialog open={opened || filter.import} onOpenChange={showImport} />
    </>
  );
}
