'use client';
import type { SavedView } from '@boardwright/api/schemas/saved-view';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark, Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { useMenuHome } from '#components/ui/use-menu-home.ts';
import { apiSend } from '#lib/api-client.ts';
import { BUILT_IN_VIEWS, type ListView } from '../built-in-views.ts';
import { savedViewsQuery } from '../image-list-queries.ts';
import type { Layout } from '../image-list-url.ts';
import { ViewDialog } from './view-dialog.tsx';

const ITEM =
  'flex h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2 text-sm outline-none data-[highlighted]:bg-hover';

type Asked = { readonly what: 'save' } | { readonly what: 'rename'; readonly view: SavedView } | null;

/** Views of the list: those everybody has, one's own, and what can be done with these. */
export function ViewsMenu(props: {
  /** The list as it is shown. */
  readonly current: { readonly query: string; readonly layout: Layout };
  readonly onOpen: (view: ListView) => void;
}): ReactElement {
  const { current } = props;
  const client = useQueryClient();
  const views = useQuery(savedViewsQuery);
  const { home, onOpenChange } = useMenuHome();
  const [asked, setAsked] = useState<Asked>(null);
  const shown = views.data?.find((view) => view.query === current.query && view.layout === current.layout);
  const builtIn = BUILT_IN_VIEWS.find((view) => view.query === current.query);
  const path = (view: SavedView): string => `views/${encodeURIComponent(view.id)}`;

  const keep = useMutation({
    mutationFn: (name: string) =>
      asked?.what === 'rename'
        ? apiSend<SavedView>('PATCH', path(asked.view), { name })
        : apiSend<SavedView>('POST', 'views', { name, ...current }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      setAsked(null);
    },
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => apiSend<undefined>('DELETE', path(view)),
    onSuccess: (_none, view) => {
      toast(`The view ${view.name} was deleted.`, {
        action: {
          label: 'Undo',
          onClick: () => {
            const { name, query, layout } = view;
            apiSend('POST', 'views', { name, query, layout }).then(
              () => client.invalidateQueries({ queryKey: savedViewsQuery.queryKey }),
              (error: Error) => toast.error(`The view could not be brought back. ${error.message}`),
            );
          },
        },
      });
      return client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
    },
    onError: (error) => toast.error(`The view could not be deleted. ${error.message}`),
  });
  const ask = (next: Asked): void => {
    keep.reset();
    setAsked(next);
  };
  return (
    <>
      <Radix.Root modal={false} onOpenChange={onOpenChange}>
        <Radix.Trigger asChild>
          <Button size="sm" className="h-8 min-w-0 max-w-52">
            <Bookmark className="size-3.5" aria-hidden />
            <span className="truncate">{shown?.name ?? builtIn?.name ?? 'Views'}</span>
          </Button>
        </Radix.Trigger>
        <Radix.Portal container={home}>
          <Radix.Content
            align="start"
            sideOffset={4}
            className="animate-fade z-50 max-h-[70dvh] w-64 overflow-y-auto rounded-md border bg-panel p-1 shadow-pop"
          >
            {BUILT_IN_VIEWS.map((view) => (
              <Radix.Item key={view.name} className={ITEM} onSelect={() => props.onOpen(view)}>
                <span className="min-w-0 flex-1 truncate">{view.name}</span>
                {!shown && builtIn === view ? (
                  <Check className="size-4 text-accent" aria-label="shown now" />
                ) : null}
              </Radix.Item>
            ))}
            <Radix.Separator className="my-1 h-px bg-line" />
            <Radix.Label className="px-2 pt-1 pb-0.5 text-ink-3 text-xs">Your views</Radix.Label>
            {views.isError ? (
              <p className="px-2 py-1 text-fail text-xs">They could not be loaded. {views.error.message}</p>
            ) : views.data?.length === 0 ? (
              <p className="px-2 py-1 text-ink-2 text-xs">None yet. Filter and sort, then save it here.</p>
            ) : (
              views.data?.map((view) => (
                <Radix.Item
                  key={view.id}
                  className={ITEM}
                  onSelect={() => props.onOpen({ ...view, layout: view.layout })}
                >
                  <span className="min-w-0 flex-1 truncate">{view.name}</span>
                  {shown === view ? <Check className="size-4 text-accent" aria-label="shown now" /> : null}
                </Radix.Item>
              ))
            )}
            <Radix.Separator className="my-1 h-px bg-line" />
            {shown ? (
              <>
                <Radix.Item className={ITEM} onSelect={() => ask({ what: 'rename', view: shown })}>
                  Rename this view
                </Radix.Item>
                <Radix.Item className={`${ITEM} text-fail`} onSelect={() => remove.mutate(shown)}>
                  Delete this view
                </Radix.Item>
              </>
            ) : (
              <Radix.Item className={ITEM} onSelect={() => ask({ what: 'save' })}>
                Save what is shown as a view
              </Radix.Item>
            )}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      {asked ? (
        <ViewDialog
          title={asked.what === 'save' ? 'Save view' : 'Rename view'}
          confirmLabel={asked.what === 'save' ? 'Save' : 'Rename'}
          name={asked.what === 'rename' ? asked.view.name : ''}
          error={keep.error?.message}
          pending={keep.isPending}
          onConfirm={keep.mutate}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
