import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { Board } from '@boardwright/catalog/board';
import type { ReactElement } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { flashCommands } from '../flash-commands.ts';
import { flashStep } from '../flash-steps.ts';
import { CommandBlock } from './command-block.tsx';
import { NumberedSteps } from './numbered-steps.tsx';

/** Steps as the catalog words them: for virtual machines, which start the file itself. */
export function PlainFlashSteps(props: {
  readonly steps: readonly string[];
  readonly image: ImageDetail;
  readonly board: Board;
}): ReactElement {
  const { image, board } = props;
  const check = flashCommands('linux', image)?.check;
  return (
    <>
      <NumberedSteps
        steps={props.steps.map((raw, index) => {
          const step = flashStep(raw, image.name);
          return {
            key: raw,
            content: (
              <>
                <p>{step.text}</p>
                {step.command ? (
                  <div className="mt-1.5">
                    <CommandLine command={step.command} label={`Copy command of step ${index + 1}`} />
                  </div>
                ) : null}
              </>
            ),
          };
        })}
      />
      {check ? (
        <div className="mt-6">
          <CommandBlock command={check} />
        </div>
      ) : null}
      <h3 className="mt-6 mb-1.5 font-medium text-sm">Serial console</h3>
      <p className="text-ink-2 text-sm">
        <span className="font-mono text-ink text-xs">{board.serialConsole.device}</span> at{' '}
        <span className="font-mono text-ink text-xs">{board.serialConsole.baud}</span> baud.{' '}
        {board.serialConsole.note}
      </p>
    </>
  );
}
