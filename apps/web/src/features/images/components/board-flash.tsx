'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { Board } from '@boardwright/catalog/board';
import { FLASH_MEDIA, type FlashGuide } from '@boardwright/catalog/flash-guide';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type ReactElement, useId } from 'react';
import { Segmented } from '#components/ui/segmented.tsx';
import { flashCommands } from '../flash-commands.ts';
import { MEDIUM_WORDS, SYSTEM_OPTIONS } from '../flash-words.ts';
import { useHostSystem } from '../use-host-system.ts';
import { BootSwitches } from './boot-switches.tsx';
import { CommandBlock } from './command-block.tsx';
import { FlashDownload } from './flash-download.tsx';
import { ImagerLinkBox } from './imager-link-box.tsx';
import { NumberedSteps } from './numbered-steps.tsx';
import { SerialConsole } from './serial-console.tsx';

/** From the file to the board's first lines, for the computer and the medium at hand. */
export function BoardFlash(props: {
  readonly image: ImageDetail;
  readonly board: Board;
  readonly guide: FlashGuide;
}): ReactElement {
  const { image, board, guide } = props;
  const id = useId();
  const [system, setSystem] = useHostSystem();
  const [wanted, setWanted] = useQueryState('medium', parseAsStringLiteral(FLASH_MEDIA));
  const way = guide.media.find(({ medium }) => medium === wanted) ?? guide.media[0];
  const commands = flashCommands(system, image);
  if (way === undefined || commands === null) {
    return <p className="mt-2 text-ink-2 text-sm">This image has no packed file that could be written.</p>;
  }
  const leftOut = Object.entries(guide.leftOut);
  const block = 'mt-7';
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-3">
        <div>
          <p id={`${id}-os`} className="mb-1 text-ink-2 text-xs">
            This computer
          </p>
          <Segmented
            value={system}
            onValueChange={setSystem}
            label="System of this computer"
            options={SYSTEM_OPTIONS}
          />
        </div>
        {guide.media.length > 1 ? (
          <div>
            <p className="mb-1 text-ink-2 text-xs">Write to</p>
            <Segmented
              value={way.medium}
              onValueChange={(medium) => void setWanted(medium)}
              label="Medium to write"
              options={guide.media.map(({ medium }) => ({ value: medium, label: MEDIUM_WORDS[medium] }))}
            />
          </div>
        ) : null}
      </div>
      {way.before.length > 0 ? (
        <section aria-labelledby={`${id}-before`} className={block}>
          <h3 id={`${id}-before`} className="font-semibold text-md">
            First
          </h3>
          <NumberedSteps steps={way.before.map((text) => ({ key: text, content: text }))} />
        </section>
      ) : null}
      <section aria-labelledby={`${id}-imager`} className={block}>
        <h3 id={`${id}-imager`} className="font-semibold text-md">
          With Raspberry Pi Imager
        </h3>
        <ImagerLinkBox image={image} boardTitle={board.title} />
      </section>
      <section aria-labelledby={`${id}-terminal`} className={block}>
        <h3 id={`${id}-terminal`} className="font-semibold text-md">
          Or in a terminal
        </h3>
        <NumberedSteps
          steps={[
            { key: 'download', content: <FlashDownload image={image} commands={commands} system={system} /> },
            { key: 'check', content: <CommandBlock command={commands.check} /> },
            { key: 'find', content: <CommandBlock command={commands.find} /> },
            {
              key: 'write',
              content: (
                <div className="space-y-4">
                  {commands.ways.map((command) => (
                    <CommandBlock key={command.title} command={command} />
                  ))}
                  <p className="text-ink-2 text-xs">What is on the drive is lost.</p>
                </div>
              ),
            },
            ...(commands.compare
              ? [{ key: 'compare', content: <CommandBlock command={commands.compare} /> }]
              : []),
          ]}
        />
      </section>
      <section aria-labelledby={`${id}-board`} className={block}>
        <h3 id={`${id}-board`} className="font-semibold text-md">
          At the board
        </h3>
        <NumberedSteps steps={way.after.map((text) => ({ key: text, content: text }))} />
        <BootSwitches switches={guide.switches.filter(({ medium }) => medium === way.medium)} />
        {leftOut.map(([medium, reason]) => (
          <p key={medium} className="mt-3 text-ink-2 text-xs">
            {MEDIUM_WORDS[medium as keyof typeof MEDIUM_WORDS]}: {reason}
          </p>
        ))}
      </section>
      <SerialConsole board={board} guide={guide} system={system} className={block} />
    </>
  );
}
