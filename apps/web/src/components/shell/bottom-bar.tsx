'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactElement } from 'react';
import { isCurrent, NAV_ITEMS } from '#components/shell/nav-items.ts';
import { cn } from '#lib/class-names.ts';

/** Navigation under the thumb on phones. */
export function BottomBar(): ReactElement {
  const pathname = usePathname() ?? '';
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="grid grid-cols-6">
        {NAV_ITEMS.map((item) => {
          const current = isCurrent(item, pathname);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-14 flex-col items-center justify-center gap-1 text-2xs text-ink-2',
                  current && 'font-medium text-ink',
                )}
              >
                <item.icon className={cn('size-5', current && 'text-accent')} aria-hidden />
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
