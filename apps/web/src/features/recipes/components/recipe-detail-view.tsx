'use client';
import type { RecipeDetail } from '@boardwright/api/schemas/recipe';
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { ReactElement } from 'react';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { usePermissions } from '#features/team/team-queries.ts';
import { comparedVersions } from '../recipe-words.ts';
import { CompareTab } from './compare-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { RecipeHeader } from './recipe-header.tsx';
import { RecipeImages } from './recipe-images.tsx';
import { RecipeNotices } from './recipe-notices.tsx';

const TABS = ['overview', 'compare', 'images'] as const;

/** One recipe: where it stands, its history, what changed, and the images of it. */
export function RecipeDetailView({ recipe }: { readonly recipe: RecipeDetail }): ReactElement {
  const mayBuild = usePermissions()?.has('build') ?? false;
  const [view, setView] = useQueryStates({
    tab: parseAsStringLiteral(TABS).withDefault('overview'),
    from: parseAsInteger,
    to: parseAsInteger,
  });
  const pair = comparedVersions(view, recipe.current.number);
  return (
    <div className="space-y-5 px-4 pt-5 pb-12 sm:px-6">
      <RecipeHeader recipe={recipe} mayBuild={mayBuild} />
      <RecipeNotices recipe={recipe} mayBuild={mayBuild} />
      <Tabs value={view.tab} onValueChange={(tab) => void setView({ tab: tab as (typeof TABS)[number] })}>
        <TabsList aria-label="Parts of the recipe" className="px-0">
          <TabsTrigger value="overview">Spec and history</TabsTrigger>
          <TabsTrigger value="compare">Compare</TabsTrigger>
          <TabsTrigger value="images">Images ({recipe.images.length})</TabsTrigger>
        </TabsList>
        <TabsContent value="overview" className="pt-5">
          <OverviewTab
            recipe={recipe}
            mayBuild={mayBuild}
            onCompare={(from, to) => void setView({ tab: 'compare', from, to }, { history: 'push' })}
          />
        </TabsContent>
        <TabsContent value="compare" className="pt-5">
          <CompareTab recipe={recipe} pair={pair} onChoose={(next) => void setView(next)} />
        </TabsContent>
        <TabsContent value="images" className="pt-5">
          <RecipeImages recipe={recipe} />
        </TabsContent>
      </Tabs>
    </div>
  );
}
