import type { ArtifactView } from '@boardwright/api/schemas/image';
import type { Board } from '@boardwright/catalog/board';
import type { ReactElement } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { flashCommands } from '../flash-commands.ts';
import { flashStep } from '../flash-steps.ts';

/** How to get it onto the board: the board's own steps, then commands with this image's names and hashes. */
export function FlashPanel(props: {
  readonly board: Board;
  /** Engine that made the image: its boot files may differ from the others'. */
  readonly engine: string;
  readonly name: string;
  readonly artifacts: readonly ArtifactView[];
}): ReactElement {
  const { board } = props;
  const ofEngine = props.engine === 'buildroot' ? board.engines.buildroot?.flashing : undefined;
  const virtual = board.provides.includes('machine:virtual');
  // A virtual machine starts the file itself: there is no card to write.
  const commands = flashCommands(props.artifacts).slice(0, virtual ? 1 : undefined);
  return (
    <section aria-labelledby="flash-title" className="min-w-0">
      <h2 id="flash-title" className="font-medium text-md">
        {virtual ? `Start it in ${board.title}` : `Put it on ${board.title}`}
      </h2>
      <ol className="mt-3 space-y-3">
        {(ofEngine ?? board.flashing).map((raw, index) => {
          const step = flashStep(raw, props.name);
          return (
            <li key={raw} className="flex gap-3 text-sm">
              <span
                aria-hidden
                className="tabular mt-px flex size-5 shrink-0 items-center justify-center rounded-full border border-line-strong/60 text-2xs text-ink-2"
              >
                {index + 1}
              </span>
              <div className="min-w-0 flex-1">
                <p>{step.text}</p>
                {step.command ? (
                  <div className="mt-1.5">
                    <CommandLine command={step.command} label={`Copy command of step ${index + 1}`} />
                  </div>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
      {commands.length > 0 ? (
        <div className="mt-6 space-y-4">
          {commands.map((entry) => (
            <div key={entry.title}>
              <h3 className="mb-1.5 font-medium text-sm">{entry.title}</h3>
              <CommandLine command={entry.command} label={`Copy command: ${entry.title}`} />
              <p className="mt-1 text-ink-2 text-xs">{entry.note}</p>
            </div>
          ))}
        </div>
      ) : null}
      <h3 className="mt-6 mb-1.5 font-medium text-sm">Serial console</h3>
      <p className="text-ink-2 text-sm">
        <span className="font-mono text-ink text-xs">{board.serialConsole.device}</span> at{' '}
        <span className="font-mono text-ink text-xs">{board.serialConsole.baud}</span> baud.{' '}
        {board.serialConsole.note}
      </p>
    </section>
  );
}
