'use client';
import { Search } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { BottomBar } from '#components/shell/bottom-bar.tsx';
import { Logo } from '#components/shell/logo.tsx';
import { NAV_ITEMS } from '#components/shell/nav-items.ts';
import { NavRail } from '#components/shell/nav-rail.tsx';
import { ShortcutsDialog } from '#components/shell/shortcuts-dialog.tsx';
import { CommandPalette } from '#features/palette/components/command-palette.tsx';
import { useHotkeys } from '#lib/use-hotkeys.ts';
import { useLiveLists } from '#lib/use-live-lists.ts';

/** Frame of every page behind the sign-in. */
export function AppShell({ children }: { readonly children: ReactNode }): ReactElement {
  const router = useRouter();
  useLiveLists();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  useHotkeys({
    '?': () => setHelpOpen(true),
    ...Object.fromEntries(NAV_ITEMS.map((item) => [`g${item.key}`, () => router.push(item.href)])),
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      setPaletteOpen((open) => !open);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-on-accent text-sm focus:translate-y-0"
      >
        Skip to content
      </a>
      <NavRail onSearch={() => setPaletteOpen(true)} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-20 flex h-12 items-center justify-between border-b bg-panel px-4 sm:hidden">
          <Link href="/compose" className="flex items-center gap-2 font-semibold text-md tracking-tight">
            <Logo className="size-5 text-accent" />
            Boardwright
          </Link>
          <button
            type="button"
            aria-label="Search"
            onClick={() => setPaletteOpen(true)}
            className="inline-flex size-10 items-center justify-center rounded-md text-ink-2 hover:bg-hover"
          >
            <Search className="size-5" aria-hidden />
          </button>
        </header>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 pb-20 outline-none sm:pb-0">
          {children}
        </main>
      </div>
      <BottomBar />
      <CommandPalette
        open={paletteOpen}
        onOpenChange={setPaletteOpen}
        onShowShortcuts={() => setHelpOpen(true)}
      />
      <ShortcutsDialog open={helpOpen} onOpenChange={setHelpOpen} />
    </div>
  );
}
