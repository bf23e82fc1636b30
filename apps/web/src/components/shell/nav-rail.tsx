'use client';
import { Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactElement } from 'react';
import { Logo } from '#components/shell/logo.tsx';
import { isCurrent, NAV_ITEMS } from '#components/shell/nav-items.ts';
import { QueueHealth } from '#components/shell/queue-health.tsx';
import { TeamName } from '#components/shell/team-name.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { cn } from '#lib/class-names.ts';

/** The rail on the left of wide screens; icons alone on tablets. */
export function NavRail({ onSearch }: { readonly onSearch: () => void }): ReactElement {
  const pathname = usePathname() ?? '';
  return (
    <header className="sticky top-0 hidden h-dvh w-14 shrink-0 flex-col border-r bg-page sm:flex xl:w-52">
      <div className="flex h-14 items-center gap-2.5 px-4 xl:px-4">
        <Logo className="size-6 shrink-0 text-accent" />
        <div className="hidden min-w-0 xl:block">
          <div className="font-semibold text-md leading-5 tracking-tight">Boardwright</div>
          <TeamName />
        </div>
      </div>
      <div className="px-2 pt-1 pb-2">
        <button
          type="button"
          onClick={onSearch}
          aria-keyshortcuts="Control+K Meta+K"
          className="flex h-9 w-full items-center justify-center gap-2.5 rounded-md border border-line-strong/40 bg-panel px-2.5 text-ink-2 text-sm transition-colors hover:border-line-strong hover:text-ink xl:justify-start"
        >
          <Search className="size-4" aria-hidden />
          <span className="flex-1 text-left max-xl:sr-only">Search</span>
          <span className="hidden xl:inline">
            <Kbd>Ctrl K</Kbd>
          </span>
        </button>
      </div>
      <nav aria-label="Main" className="flex-1 px-2">
        <ul className="space-y-0.5">
          {NAV_ITEMS.map((item) => {
            const current = isCurrent(item, pathname);
            return (
              <li key={item.href}>
                <Link
                  href={item.href}
                  aria-label={item.label}
                  title={item.label}
                  aria-current={current ? 'page' : undefined}
                  className={cn(
                    'relative flex h-9 items-center justify-center gap-2.5 rounded-md px-2.5 text-ink-2 text-sm transition-colors hover:bg-hover hover:text-ink xl:justify-start',
                    current && 'bg-hover font-medium text-ink',
                  )}
                >
                  {current ? (
                    <span
                      aria-hidden
                      className="absolute top-2 bottom-2 left-0 w-0.5 rounded-full bg-accent"
                    />
                  ) : null}
                  <item.icon className={cn('size-4 shrink-0', current && 'text-accent')} aria-hidden />
                  <span className="hidden xl:inline">{item.label}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <QueueHealth />
    </header>
  );
}
