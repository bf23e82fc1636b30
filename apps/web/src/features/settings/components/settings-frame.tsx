'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { PageHeader } from '#components/ui/page-header.tsx';
import { usePermissions } from '#features/team/team-queries.ts';
import { cn } from '#lib/class-names.ts';
import { SETTINGS_SECTIONS } from '../settings-sections.ts';

/** Frame of all settings pages: the sections beside them, above them on phones. */
export function SettingsFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const pathname = usePathname();
  const permissions = usePermissions();
  const current = useRef<HTMLAnchorElement>(null);
  // On phones the sections are wider than the screen
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sections of a person come after their permissions
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname, permissions?.size]);
  const sections = SETTINGS_SECTIONS.filter(({ needs }) => permissions?.has(needs) ?? needs === 'read');
  return (
    <>
      <PageHeader title="Settings" />
      <div className="gap-8 px-4 pb-10 sm:px-6 lg:flex">
        <nav aria-label="Settings" className="mb-4 lg:mb-0 lg:w-44 lg:shrink-0">
          <ul className="flex gap-1 overflow-x-auto lg:flex-col">
            {sections.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  ref={pathname === href ? current : undefined}
                  aria-current={pathname === href ? 'page' : undefined}
                  className={cn(
                    'flex h-8 items-center whitespace-nowrap rounded-md px-2.5 text-ink-2 text-sm transition-colors hover:bg-hover hover:text-ink',
                    pathname === href && 'bg-hover font-medium text-ink',
                  )}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 max-w-4xl flex-1">{children}</div>
      </div>
    </>
  );
}
