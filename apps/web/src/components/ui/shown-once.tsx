'use client';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';

/** What can't be seen again once the dialog is closed, a note on it, and the way out. */
export function ShownOnce(props: {
  readonly children: ReactNode;
  readonly note: ReactNode;
  readonly onDone: () => void;
}): ReactElement {
  return (
    <div className="mt-4">
      {props.children}
      <p className="mt-3 text-ink-2 text-sm">{props.note}</p>
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={props.onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
