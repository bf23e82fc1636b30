'use client';
import { type ReactElement, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { usePermissions } from '#features/team/team-queries.ts';
import { ComposerContext } from '../composer-context.ts';
import { RecipeContext } from '../recipe-context.ts';
import type { SpecDraft } from '../spec-draft.ts';
import { useBuildAction } from '../use-build-action.ts';
import { useComposer } from '../use-composer.ts';
import type { DraftStore } from '../use-draft-store.ts';
import { useMediaQuery } from '../use-media-query.ts';
import type { RecipeLink } from '../use-recipe-link.ts';
import { useServerCheck } from '../use-server-check.ts';
import { useYamlText } from '../use-yaml-text.ts';
import { withServerIssues } from '../with-server-issues.ts';
import { ComposerForm } from './composer-form.tsx';
import { ImagePanel } from './image-panel.tsx';
import { PanelSheet } from './panel-sheet.tsx';
import { SaveRecipeDialog } from './save-recipe-dialog.tsx';
import { SectionNav } from './section-nav.tsx';

/** Sections, form and image side by side; on small screens the image comes up from below. */
export function ComposerView(props: {
  readonly store: DraftStore;
  readonly draft: SpecDraft;
  readonly link: RecipeLink;
}): ReactElement {
  const { link } = props;
  const own = useComposer(props.store, props.draft);
  const server = useServerCheck(own.image === null ? null : own.spec);
  const composer = withServerIssues(own, server.issues);
  const yaml = useYamlText(props.draft, props.store.replace);
  const broken = own.spec === null || yaml.problems.length > 0;
  const changed = broken ? true : link.changedFrom(own.spec);
  const version = link.id !== null && link.base !== null && changed === false ? link.base : null;
  const action = useBuildAction(composer, server.existingImageId, yaml.problems.length > 0, {
    id: link.id,
    version,
  });
  const [saving, setSaving] = useState(false);
  const recipe = {
    ...link,
    changed,
    blocked: broken ? 'Mend the spec first: a field is wrong' : null,
    maySave: usePermissions()?.has('build') ?? false,
    openSave: () => setSaving(true),
  };
  const wide = useMediaQuery('(min-width: 1024px)');
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      // The editor and text fields have an undo of their own.
      const own =
        event.target instanceof HTMLElement &&
        event.target.closest('input[type=text],input:not([type]),textarea,.cm-editor') !== null;
      if (key === 'z' && !own) {
        event.preventDefault();
        if (event.shiftKey) composer.redo();
        else composer.undo();
      } else if (key === 's' && !event.shiftKey) {
        event.preventDefault();
        if (recipe.maySave && !broken && (link.id === null || changed !== false)) setSaving(true);
      } else if (key === 'enter' && !event.shiftKey) {
        event.preventDefault();
        action.run();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  return (
    <ComposerContext.Provider value={composer}>
      <RecipeContext.Provider value={recipe}>
        <div className="grid grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_25rem] xl:grid-cols-[10.5rem_minmax(0,1fr)_26rem] 2xl:grid-cols-[12rem_minmax(0,1fr)_31rem]">
          <div className="sticky top-12 z-10 overflow-x-auto border-b bg-page px-4 py-1.5 sm:top-0 lg:col-start-1 xl:top-0 xl:h-dvh xl:overflow-y-auto xl:border-r xl:border-b-0 xl:px-3 xl:py-5">
            <SectionNav />
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                link.forget();
                props.store.leave();
              }}
              className="mt-4 hidden xl:inline-flex"
            >
              Start over
            </Button>
          </div>
          <div className="min-w-0 px-4 pb-32 sm:px-6 lg:col-start-1 lg:pb-8 xl:col-start-2">
            <h1 className="sr-only">Compose an image</h1>
            <div className="mx-auto max-w-2xl">
              <ComposerForm />
            </div>
          </div>
          {wide === null ? (
            <div className="hidden border-l p-4 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:block xl:col-start-3">
              <Skeleton className="h-96" />
            </div>
          ) : wide ? (
            <aside
              aria-label="Image"
              className="sticky top-0 h-dvh border-l bg-panel lg:col-start-2 lg:row-span-2 lg:row-start-1 xl:col-start-3 xl:row-span-1"
            >
              <ImagePanel server={server} action={action} yaml={yaml} />
            </aside>
          ) : (
            <PanelSheet server={server} action={action} yaml={yaml} />
          )}
        </div>
        <SaveRecipeDialog open={saving} onOpenChange={setSaving} link={link} spec={own.spec} />
      </RecipeContext.Provider>
    </ComposerContext.Provider>
  );
}
