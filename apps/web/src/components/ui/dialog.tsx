'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { cn } from '#lib/class-names.ts';

/** A modal dialog. Focus goes to what has `data-first-focus`, else to the close button, and back to where it was. */
export function Dialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}): ReactElement {
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="animate-fade fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...(props.description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            const first = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(
              '[data-first-focus]',
            );
            if (first === null) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            // By itself it goes back to a trigger only, and what opens ours are ordinary buttons.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className={cn(
            'animate-rise fixed top-[12vh] left-1/2 z-50 max-h-[80dvh] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 overflow-auto rounded-lg border bg-panel p-5 shadow-pop',
            props.className,
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
            <Radix.Close
              className="-mt-1 -mr-1 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
              aria-label="Close"
            >
              <X className="size-4" aria-hidden />
            </Radix.Close>
          </div>
          {props.description ? (
            <Radix.Description className="mt-1 text-ink-2 text-sm">{props.description}</Radix.Description>
          ) : null}
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
