import type { Board } from '@boardwright/catalog/board';
import type { FlashGuide } from '@boardwright/catalog/flash-guide';
import { type ReactElement, useId } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import type { HostSystem } from '../flash-commands.ts';
import { serialLine } from '../serial-line.ts';

const CABLES: Readonly<Record<FlashGuide['console']['by'], string>> = {
  adapter: 'USB serial adapter with 3.3 V signals',
  cable: 'USB cable, the adapter is on the board',
  port: 'Serial cable (RS-232)',
  emulator: 'None',
};

const OPPOSITE = { GND: 'GND', TX: 'RX', RX: 'TX' } as const;

/** Settings of the serial console, how to wire it, and what to type. */
export function SerialConsole(props: {
  readonly board: Board;
  readonly guide: FlashGuide;
  readonly system: HostSystem;
  readonly className?: string;
}): ReactElement {
  const { board, guide } = props;
  const { serialConsole } = board;
  const id = useId();
  const line = serialLine(props.system, serialConsole, guide.console);
  const facts = [
    ['Speed', `${serialConsole.baud} baud`],
    ['Frame', '8 data bits, no parity, 1 stop bit'],
    ['Flow control', 'none'],
    ['Device on the board', serialConsole.device],
    ['Cable', CABLES[guide.console.by]],
    ...guide.console.pins.map(({ signal, at }) => [
      `Board ${signal}`,
      `${at}, to ${OPPOSITE[signal]} of the adapter`,
    ]),
  ] as const;
  return (
    <section aria-labelledby={id} className={props.className}>
      <h3 id={id} className="font-semibold text-md">
        Serial console
      </h3>
      <p className="mt-1 text-ink-2 text-sm">{serialConsole.note}</p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-sm">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-ink-2">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3">
        <CommandLine command={line.command} label="Copy the command for the serial console" />
        <p className="mt-1 text-ink-2 text-xs">{line.note}</p>
      </div>
    </section>
  );
}
