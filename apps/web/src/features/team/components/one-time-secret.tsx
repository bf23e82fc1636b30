'use client';
import type { ReactElement, ReactNode } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { ShownOnce } from '#components/ui/shown-once.tsx';

/** A link or a token, with a way to copy it. */
export function OneTimeSecret(props: {
  readonly value: string;
  readonly copyLabel: string;
  readonly children: ReactNode;
  readonly onDone: () => void;
}): ReactElement {
  return (
    <ShownOnce note={props.children} onDone={props.onDone}>
      <CommandLine command={props.value} label={props.copyLabel} />
    </ShownOnce>
  );
}
