'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { PersonalDigest } from '@boardwright/api/schemas/personalise';
import type { ReactElement } from 'react';
import { type FlashCommand, type FlashCommands, personalFlashCommands } from '../flash-commands.ts';
import { flashStep, stepName } from '../flash-steps.ts';
import { useHostSystem } from '../use-host-system.ts';
import { CommandBlock } from './command-block.tsx';

/** For a machine that starts the file itself: its steps that are commands, after the check. */
function startCommands(
  commands: FlashCommands,
  steps: readonly string[],
  file: PersonalDigest,
): readonly FlashCommand[] {
  const started = steps
    .map((step) => flashStep(step, stepName(file.fileName)))
    .flatMap(({ text, command }) => (command === null ? [] : [{ title: text, command, note: '' }]));
  return [commands.check, ...started];
}

/** What to type with a personalised download, on the system chosen for the plain one. */
export function PersonalCommands(props: {
  readonly image: ImageDetail;
  readonly steps: readonly string[] | null;
  readonly file: PersonalDigest;
}): ReactElement | null {
  const { image, steps, file } = props;
  const [system] = useHostSystem();
  const commands = personalFlashCommands(steps === null ? system : 'linux', image, file);
  if (commands === null) return null;
  const { check, find, ways, compare } = commands;
  const all =
    steps === null
      ? [check, find, ...ways, ...(compare === null ? [] : [compare])]
      : startCommands(commands, steps, file);
  return (
    <ol aria-label="Commands for the personalised file" className="space-y-4">
      {all.map((command) => (
        <li key={command.title}>
          <CommandBlock command={command} />
        </li>
      ))}
    </ol>
  );
}
