'use client';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';

/** What is shown this once: a link or a token, with a way to copy it. */
export function OneTimeSecret(props: {
  readonly value: string;
  readonly copyLabel: string;
  readonly children: ReactNode;
  readonly onDone: () => void;
}): ReactElement {
  return (
    <div className="mt-4">
      <CommandLine command={props.value} label={props.copyLabel} />
      <p className="mt-3 text-ink-2 text-sm">{props.children}</p>
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={props.onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
