import type { ReactElement } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import type { FlashCommand } from '../flash-commands.ts';

/** A command with what it is for and what to expect of it. */
export function CommandBlock({ command }: { readonly command: FlashCommand }): ReactElement {
  return (
    <div>
      <p className="mb-1.5 font-medium text-sm">{command.title}</p>
      <CommandLine command={command.command} label={`Copy command: ${command.title}`} />
      {command.note ? <p className="mt-1 text-ink-2 text-xs">{command.note}</p> : null}
    </div>
  );
}
