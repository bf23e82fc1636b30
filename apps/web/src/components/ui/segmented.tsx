'use client';
import { ToggleGroup as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** One of a few, side by side. */
export function Segmented<Value extends string>(props: {
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly name?: string }[];
}): ReactElement {
  return (
    <Radix.Root
      type="single"
      value={props.value}
      aria-label={props.label}
      onValueChange={(value) => {
        if (value) props.onValueChange(value as Value);
      }}
      className="inline-flex rounded-md border bg-sunken p-0.5"
    >
      {props.options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          className="inline-flex h-7 items-center gap-1.5 rounded-sm px-2.5 text-ink-2 text-xs transition-colors hover:text-ink data-[state=on]:bg-panel data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--c-line)]"
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
