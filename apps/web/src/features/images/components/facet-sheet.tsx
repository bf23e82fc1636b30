'use client';
import { SlidersHorizontal, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';

/** The facets as a sheet from below, where there is no room beside the list. */
export function FacetSheet(props: {
  /** Filters in force. */
  readonly active: number;
  readonly total: number | undefined;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>
        <Button size="sm" className="h-8 xl:hidden">
          <SlidersHorizontal className="size-3.5" aria-hidden />
          Filters{props.active > 0 ? ` (${props.active})` : ''}
        </Button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="animate-fade fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="animate-rise fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[88dvh] max-w-xl flex-col rounded-t-lg border-t bg-panel shadow-pop sm:border-x"
        >
          <div className="flex items-center justify-between border-b px-4 py-2">
            <Radix.Title className="font-semibold text-lg">Filters</Radix.Title>
            <Radix.Close
              aria-label="Close"
              className="inline-flex size-9 items-center justify-center rounded-md text-ink-2 hover:bg-hover"
            >
              <X className="size-4" aria-hidden />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-3">{props.children}</div>
          <div className="border-t p-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
            <Radix.Close asChild>
              <Button variant="primary" className="w-full">
                {props.total === undefined
                  ? 'Show images'
                  : `Show ${props.total.toLocaleString('en')} ${props.total === 1 ? 'image' : 'images'}`}
              </Button>
            </Radix.Close>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
