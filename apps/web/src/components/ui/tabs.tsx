'use client';
import { Tabs as Radix } from 'radix-ui';
import type { ComponentProps, ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';

export const Tabs = Radix.Root;

export function TabsList({ className, ...rest }: ComponentProps<typeof Radix.List>): ReactElement {
  return <Radix.List className={cn('flex items-center gap-4 border-b px-4', className)} {...rest} />;
}

export function TabsTrigger({ className, ...rest }: ComponentProps<typeof Radix.Trigger>): ReactElement {
  return (
    <Radix.Trigger
      className={cn(
        '-mb-px h-10 border-transparent border-b-2 text-ink-2 text-sm transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink',
        className,
      )}
      {...rest}
    />
  );
}

export const TabsContent = Radix.Content;
