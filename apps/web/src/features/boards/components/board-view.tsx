import type { Board } from '@boardwright/catalog/board';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { LEVEL_MARKS, LEVEL_WORDS, ramWords } from '../board-facts.ts';
import { BoardDrawing } from './board-drawing.tsx';

const MEDIA_WORDS = { sd: 'SD card', usb: 'USB', emmc: 'eMMC', nvme: 'NVMe', disk: 'disk' } as const;

/** Everything to know at the bench: console, flashing, traps, and what was proven. */
export function BoardView(props: {
  readonly board: Board;
  readonly engines: readonly string[];
}): ReactElement {
  const { board } = props;
  const facts: readonly (readonly [string, string])[] = [
    ['Vendor', board.vendor],
    ['SoC', board.soc],
    ['CPU', board.cpu],
    ['Architecture', board.arch],
    ['Memory', ramWords(board.ramMiB)],
    ['Boots from', board.bootMedia.map((medium) => MEDIA_WORDS[medium]).join(', ')],
  ];
  return (
    <div className="px-4 py-5 sm:px-6">
      <Link href="/boards" className="inline-flex items-center gap-0.5 text-ink-2 text-xs hover:text-ink">
        <ChevronLeft className="size-3.5" aria-hidden />
        Boards
      </Link>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="font-semibold text-xl tracking-tight">{board.title}</h1>
          <p className="font-mono text-ink-2 text-xs">{board.id}</p>
        </div>
        <Button asChild variant="primary">
          <Link href={`/compose?board=${encodeURIComponent(board.id)}`}>Compose for this board</Link>
        </Button>
      </div>
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div>
          <div className="rounded-md border bg-panel p-6">
            <BoardDrawing boardId={board.id} className="mx-auto h-44 w-full text-ink-2 [stroke-width:1]" />
          </div>
          <dl className="mt-4 text-sm">
            {facts.map(([label, value]) => (
              <div key={label} className="grid grid-cols-[7rem_1fr] gap-2 border-b py-1.5">
                <dt className="text-ink-2">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="max-w-3xl space-y-8">
          <section aria-labelledby="status-title">
            <h2 id="status-title" className="font-medium text-md">
              What was proven
            </h2>
            {board.status.length === 0 ? (
              <p className="mt-1 text-ink-2 text-sm">Nothing yet.</p>
            ) : (
              <ul className="mt-2 border-t">
                {board.status.map((claim) => (
                  <li
                    key={`${claim.engine}/${claim.level}/${claim.date}`}
                    className="flex gap-3 border-b py-2.5 text-sm"
                  >
                    <StateMark state={LEVEL_MARKS[claim.level]} className="mt-0.5" />
                    <div className="min-w-0">
                      <p>
                        <span className="font-medium">{LEVEL_WORDS[claim.level]}</span> with {claim.engine},{' '}
                        <span className="tabular text-ink-2">{claim.date}</span>
                      </p>
                      <p className="text-ink-2 text-xs [overflow-wrap:anywhere]">{claim.evidence}</p>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section aria-labelledby="serial-title">
            <h2 id="serial-title" className="font-medium text-md">
              Serial console
            </h2>
            <p className="mt-1 text-sm">
              <span className="font-mono text-xs">{board.serialConsole.device}</span> at{' '}
              <span className="font-mono text-xs">{board.serialConsole.baud}</span> baud.{' '}
              <span className="text-ink-2">{board.serialConsole.note}</span>
            </p>
            {board.bootMedia.includes('sd') || board.bootMedia.includes('emmc') ? (
              <div className="mt-2">
                <CommandLine
                  command={`picocom -b ${board.serialConsole.baud} /dev/ttyUSB0`}
                  label="Copy the serial console command"
                />
              </div>
            ) : null}
          </section>
          <section aria-labelledby="flashing-title">
            <h2 id="flashing-title" className="font-medium text-md">
              Flashing
            </h2>
            <ol className="mt-2 list-decimal space-y-1.5 pl-5 text-sm marker:text-ink-3">
              {board.flashing.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
          {board.traps.length > 0 ? (
            <section aria-labelledby="traps-title">
              <h2 id="traps-title" className="font-medium text-md">
                What surprises people
              </h2>
              <ul className="mt-2 space-y-2 text-sm">
                {board.traps.map((trap) => (
                  <li key={trap} className="flex gap-2.5">
                    <StateMark state="attention" className="mt-0.5" />
                    <span>{trap}</span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
    </div>
  );
}
