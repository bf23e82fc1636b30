'use client';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '#lib/class-names.ts';

/** A small on/off control in a toolbar. */
export function ToggleChip(props: {
  readonly pressed: boolean;
  readonly onPressedChange: (pressed: boolean) => void;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactElement {
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      onClick={() => props.onPressedChange(!props.pressed)}
      className={cn(
        'inline-flex h-7 items-center gap-1.5 rounded-md border px-2.5 text-ink-2 text-xs transition-colors hover:bg-hover hover:text-ink aria-pressed:border-accent/50 aria-pressed:bg-accent-soft aria-pressed:text-ink',
        props.className,
      )}
    >
      {props.children}
    </button>
  );
}
