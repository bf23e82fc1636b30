import type { LogLine } from '@boardwright/core/log-line';
import { memo, type ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import { clockTime } from '#lib/times.ts';
import { AnsiText } from './ansi-text.tsx';

interface LogLineRowProps {
  readonly line: LogLine;
  readonly grouped: boolean;
  readonly wrap: boolean;
  readonly times: boolean;
  readonly query: string;
  readonly hit: boolean;
  readonly linked: boolean;
  readonly failing: boolean;
  readonly onLink: (n: number) => void;
}

export const LogLineRow = memo(function LogLineRow(props: LogLineRowProps): ReactElement {
  const { line } = props;
  return (
    <div
      data-line={line.n}
      className={cn(
        'group flex min-h-5 w-max min-w-full border-transparent border-l-2 pr-4 hover:bg-hover/60',
        props.wrap && 'w-full',
        props.linked && 'border-accent bg-accent-soft hover:bg-accent-soft',
        props.failing && 'border-fail bg-fail-soft hover:bg-fail-soft',
        props.hit && 'bg-mark/40',
      )}
    >
      <a
        href={`#L${line.n}`}
        tabIndex={-1}
        aria-label={`Link to line ${line.n}`}
        onClick={(event) => {
          event.preventDefault();
          props.onLink(line.n);
        }}
        className="tabular w-14 shrink-0 select-none pr-3 text-right text-ink-3 hover:text-accent hover:underline sm:w-16"
      >
        {line.n}
      </a>
      {props.times ? (
        <span className="tabular w-25 shrink-0 select-none text-ink-3">{clockTime(line.t)}</span>
      ) : null}
      <span
        className={cn(
          'min-w-0',
          props.grouped && 'pl-4',
          props.wrap ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : 'whitespace-pre',
          line.c === 'sys' && 'text-accent',
        )}
      >
        {line.c === 'sys' ? <span className="sr-only">Boardwright: </span> : null}
        <AnsiText text={line.m} query={props.query} current={props.hit} />
      </span>
    </div>
  );
});
