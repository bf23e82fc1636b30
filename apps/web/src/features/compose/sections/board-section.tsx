'use client';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { BoardDrawing } from '#features/boards/components/board-drawing.tsx';
import { BoardPicker } from '../components/board-picker.tsx';
import { EngineOutputs } from '../components/engine-outputs.tsx';
import { FormSection } from '../components/form-section.tsx';
import { More } from '../components/more.tsx';
import { OptionRadios } from '../components/option-radios.tsx';
import { useComposerContext } from '../composer-context.ts';

const ENGINE_TITLES: Readonly<Record<string, string>> = { buildroot: 'Buildroot', yocto: 'Yocto' };

export function BoardSection(): ReactElement {
  const composer = useComposerContext();
  const [picking, setPicking] = useState(false);
  const board = composer.boards.find((candidate) => candidate.id === composer.text(['board']));
  const release = composer.text(['engine', 'release']);
  const engine = ENGINE_TITLES[composer.text(['engine', 'kind'])] ?? 'Debian';
  return (
    <FormSection id="board">
      <div className="space-y-6">
        {board && !picking ? (
          <div className="flex items-center gap-4 rounded-md border bg-panel p-3.5">
            <BoardDrawing boardId={board.id} className="h-16 w-22 shrink-0 text-accent" />
            <div className="min-w-0 flex-1">
              <p className="font-medium text-md">{board.title}</p>
              <p className="text-ink-2 text-xs">
                {board.soc}, {board.cpu}
              </p>
            </div>
            <Button onClick={() => setPicking(true)}>Change board</Button>
          </div>
        ) : (
          <BoardPicker
            boards={composer.boards}
            value={board?.id ?? null}
            autoFocus={picking}
            onChange={(id) => {
              composer.set(['board'], id, 'Board');
              setPicking(false);
            }}
          />
        )}
        <Field
          label="Name"
          help="Lower-case letters, digits and dashes. Also the host name unless you give one."
          error={composer.problemAt('/name')}
        >
          {(control) => (
            <Input
              {...control}
              value={composer.text(['name'])}
              maxLength={60}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => composer.set(['name'], event.target.value || undefined, 'Name', true)}
            />
          )}
        </Field>
        <OptionRadios section="engine" legend="Engine" />
        {composer.optionsOf('init').length > 0 ? <OptionRadios section="init" legend="Init" columns /> : null}
        <EngineOutputs />
      </div>
      <More open={release !== ''}>
        <OptionRadios
          section="release"
          legend={`Release of ${engine}`}
          summaries={{
            '':
              composer.image && release === ''
                ? `Now ${composer.image.engine.release}: ${composer.image.engine.because}.`
                : undefined,
          }}
        />
      </More>
    </FormSection>
  );
}
