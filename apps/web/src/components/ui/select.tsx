'use client';
import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** A short list to choose one of. `label` is the accessible name unless `id` ties it to a visible label. */
export function Select(props: {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly options: readonly SelectOption[];
  readonly label?: string;
  readonly id?: string;
  readonly className?: string;
}): ReactElement {
  return (
    <Radix.Root value={props.value} onValueChange={props.onValueChange}>
      <Radix.Trigger
        id={props.id}
        aria-label={props.label}
        className={cn(
          'inline-flex h-9 items-center justify-between gap-2 rounded-md border border-line-strong/70 bg-panel px-3 text-sm transition-colors hover:border-line-strong',
          props.className,
        )}
      >
        <Radix.Value />
        <Radix.Icon>
          <ChevronDown className="size-4 text-ink-3" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="animate-fade z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-auto rounded-md border bg-panel p-1 shadow-pop"
        >
          <Radix.Viewport>
            {props.options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex h-8 cursor-pointer select-none items-center justify-between gap-4 rounded-sm px-2 text-sm outline-none data-[highlighted]:bg-hover"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator>
                  <Check className="size-4 text-accent" aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
