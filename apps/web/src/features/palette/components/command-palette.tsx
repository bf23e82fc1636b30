'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { NAV_ITEMS } from '#components/shell/nav-items.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { catalogQuery } from '#features/boards/catalog-queries.ts';
import { buildsQuery } from '#features/builds/build-queries.ts';
import { BUILD_MARKS, BUILD_WORDS } from '#features/builds/build-words.ts';
import { newestImagesQuery } from '#features/images/image-queries.ts';
import { recipesQuery } from '#features/recipes/recipe-queries.ts';
import { composeRecipeHref } from '#features/recipes/recipe-words.ts';
import { applyThemeChoice, type ThemeChoice } from '#lib/theme.ts';

const THEMES: readonly { choice: ThemeChoice; label: string }[] = [
  { choice: 'light', label: 'Use the light theme' },
  { choice: 'dark', label: 'Use the dark theme' },
  { choice: 'system', label: 'Follow the system theme' },
];

interface PaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onShowShortcuts: () => void;
}

/** Reaches every page, board, build, image, recipe and action from the keyboard. */
export function CommandPalette(props: PaletteProps): ReactElement {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="animate-fade fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="animate-rise fixed top-[12vh] left-1/2 z-50 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-lg border bg-panel shadow-pop"
        >
          <Radix.Title className="sr-only">Search and commands</Radix.Title>
          <PaletteContent {...props} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteContent(props: PaletteProps): ReactElement {
  const router = useRouter();
  const catalog = useQuery(catalogQuery);
  const builds = useInfiniteQuery(buildsQuery({ status: null, board: null }));
  const images = useQuery(newestImagesQuery);
  const recipes = useInfiniteQuery(recipesQuery({ q: null, archived: false }));
  const kept = recipes.data?.pages.flatMap((page) => page.recipes) ?? [];
  const run = (action: () => void) => (): void => {
    props.onOpenChange(false);
    action();
  };
  const go = (href: string) => run(() => router.push(href));
  return (
    <Command label="Search and commands" loop>
      <Command.Input
        autoFocus
        placeholder="Page, board, build, image, recipe or action"
        className="h-12 w-full border-b bg-transparent px-4 text-md outline-none placeholder:text-ink-3"
      />
      <Command.List className="max-h-[56vh] overflow-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-ink-2 text-sm">Nothing matches.</Command.Empty>
        <Group heading="Pages">
          {NAV_ITEMS.map((item) => (
            <Item key={item.href} value={`page ${item.label}`} onSelect={go(item.href)}>
              <item.icon className="size-4 text-ink-3" aria-hidden />
              {item.label}
              <span className="ml-auto flex gap-1">
                <Kbd>g</Kbd>
                <Kbd>{item.key}</Kbd>
              </span>
            </Item>
          ))}
        </Group>
        <Group heading="Compose for a board">
          {(catalog.data?.boards ?? []).map((board) => (
            <Item
              key={board.id}
              value={`compose ${board.title} ${board.id} ${board.soc}`}
              onSelect={go(`/compose?board=${encodeURIComponent(board.id)}`)}
            >
              {board.title}
              <span className="ml-auto font-mono text-ink-3 text-xs">{board.id}</span>
            </Item>
          ))}
        </Group>
        <Group heading="Builds">
          {(builds.data?.pages.flatMap((page) => page.builds) ?? []).map((build) => (
            <Item
              key={build.id}
              value={`build ${build.name} ${build.board} ${build.id}`}
              onSelect={go(`/builds/${encodeURIComponent(build.id)}`)}
            >
              <StateMark state={BUILD_MARKS[build.status]} />
              <span className="truncate">{build.name}</span>
              <span className="ml-auto shrink-0 text-ink-3 text-xs">
                {BUILD_WORDS[build.status]} · {build.board}
              </span>
            </Item>
          ))}
        </Group>
        <Group heading="Images">
          {(images.data ?? []).map((image) => (
            <Item
              key={image.id}
              value={`image ${image.name} ${image.board} ${image.id}`}
              onSelect={go(`/images/${encodeURIComponent(image.id)}`)}
            >
              <span className="truncate">{image.name}</span>
              <span className="ml-auto shrink-0 font-mono text-ink-3 text-xs">{image.board}</span>
            </Item>
          ))}
        </Group>
        <Group heading="Recipes">
          {kept.map((recipe) => (
            <Item
              key={recipe.id}
              value={`recipe ${recipe.name} ${recipe.current.board} ${recipe.id}`}
              onSelect={go(`/recipes/${encodeURIComponent(recipe.id)}`)}
            >
              <span className="truncate">{recipe.name}</span>
              <span className="ml-auto shrink-0 text-ink-3 text-xs">
                version {recipe.current.number} · {recipe.current.board}
              </span>
            </Item>
          ))}
        </Group>
        <Group heading="Compose from a recipe">
          {kept.map((recipe) => (
            <Item
              key={recipe.id}
              value={`edit compose recipe ${recipe.name} ${recipe.id}`}
              onSelect={go(composeRecipeHref(recipe.id))}
            >
              <span className="truncate">Edit {recipe.name}</span>
            </Item>
          ))}
        </Group>
        <Group heading="Boards">
          {(catalog.data?.boards ?? []).map((board) => (
            <Item
              key={board.id}
              value={`board ${board.title} ${board.id}`}
              onSelect={go(`/boards/${encodeURIComponent(board.id)}`)}
            >
              About {board.title}
            </Item>
          ))}
        </Group>
        <Group heading="Actions">
          <Item value="import a recipe yaml" onSelect={go('/recipes?import=true')}>
            Import a recipe
          </Item>
          <Item value="reference of the api openapi" onSelect={go('/reference')}>
            Reference of the API
          </Item>
          {THEMES.map((theme) => (
            <Item key={theme.choice} value={theme.label} onSelect={run(() => applyThemeChoice(theme.choice))}>
              {theme.label}
            </Item>
          ))}
          <Item value="keyboard shortcuts help" onSelect={run(props.onShowShortcuts)}>
            Keyboard shortcuts
            <span className="ml-auto">
              <Kbd>?</Kbd>
            </span>
          </Item>
        </Group>
      </Command.List>
    </Command>
  );
}

function Group(props: { readonly heading: string; readonly children: ReactNode }): ReactElement {
  return (
    <Command.Group
      heading={props.heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-3"
    >
      {props.children}
    </Command.Group>
  );
}

function Item(props: {
  readonly value: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Command.Item
      value={props.value}
      onSelect={props.onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-hover"
    >
      {props.children}
    </Command.Item>
  );
}
