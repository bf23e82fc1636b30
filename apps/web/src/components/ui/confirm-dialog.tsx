'use client';
import { AlertDialog as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';

/** Asks before something that matters. The safe answer has the focus. */
export function ConfirmDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  /** `plain` for what can be taken back. */
  readonly tone?: 'danger' | 'plain';
  readonly onConfirm: () => void;
}): ReactElement {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="animate-fade fixed inset-0 z-40 bg-scrim" />
        <Radix.Content className="animate-rise fixed top-[20vh] left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 rounded-lg border bg-panel p-5 shadow-pop">
          <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
          <Radix.Description className="mt-1.5 text-ink-2 text-sm">{props.description}</Radix.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{props.cancelLabel}</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant={props.tone === 'plain' ? 'primary' : 'dangerSolid'} onClick={props.onConfirm}>
                {props.confirmLabel}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
