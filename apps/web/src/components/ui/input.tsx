import type { ComponentProps, ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';

export const inputClasses =
  'h-9 w-full rounded-md border border-line-strong/70 bg-panel px-3 text-base text-ink transition-colors placeholder:text-ink-3 hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-fail max-sm:text-[16px]';

export function Input({ className, ...rest }: ComponentProps<'input'>): ReactElement {
  return <input className={cn(inputClasses, className)} {...rest} />;
}
