import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';

/** A grey shape the size of what will stand here. */
export function Skeleton({ className }: { readonly className?: string }): ReactElement {
  return <div aria-hidden className={cn('animate-pulse-soft rounded-sm bg-hover', className)} />;
}

/** Wraps skeletons so that a screen reader hears one sentence instead of nothing. */
export function Loading(props: { readonly label: string; readonly children: React.ReactNode }): ReactElement {
  return (
    <div role="status" aria-live="polite">
      <span className="sr-only">{props.label}</span>
      {props.children}
    </div>
  );
}
