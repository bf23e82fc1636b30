'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useRef } from 'react';
import { cn } from '#lib/class-names.ts';
import type { DiffLine, SplitRow } from '../diff-lines.ts';

export type DiffView = 'unified' | 'split';

const LINE_HEIGHT = 20;
const KINDS = {
  context: { sign: ' ', classes: '', Line: 'span' },
  added: { sign: '+', classes: 'bg-ok-soft', Line: 'ins' },
  removed: { sign: '−', classes: 'bg-fail-soft', Line: 'del' },
} as const;

function LineNumber({ value }: { readonly value: number | null }): ReactElement {
  return (
    <span aria-hidden className="tabular w-9 shrink-0 select-none pr-2 text-right text-ink-3">
      {value}
    </span>
  );
}

/** One line with its sign. `ins` and `del` tell a screen reader what the colour tells the eye. */
function Line(props: {
  readonly line: DiffLine | null;
  readonly numbers: readonly ('oldNumber' | 'newNumber')[];
}): ReactElement {
  const { line } = props;
  if (line === null) return <div className="hatched min-w-0 flex-1 opacity-25" />;
  if (line.kind === 'gap') {
    return <p className="min-w-0 flex-1 bg-sunken px-3 font-sans text-ink-2">{line.text}</p>;
  }
  const { sign, classes, Line: Tag } = KINDS[line.kind];
  return (
    <div className={cn('flex min-w-0 flex-1', classes)}>
      {props.numbers.map((name) => (
        <LineNumber key={name} value={line[name]} />
      ))}
      <span aria-hidden className="w-4 shrink-0 select-none text-center">
        {sign}
      </span>
      <Tag className="min-w-0 flex-1 whitespace-pre-wrap pr-2 no-underline [overflow-wrap:anywhere]">
        {line.text === '' ? ' ' : line.text}
      </Tag>
    </div>
  );
}

/** The lines of a difference; only visible ones are in the page. Long lines are wrapped. */
export function DiffRows(props: {
  readonly label: string;
  readonly rows: readonly SplitRow[];
  readonly view: DiffView;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 30,
  });
  return (
    <section
      ref={scroller}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto bg-log py-1 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
    >
      <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = props.rows[item.index];
          if (!row) return null;
          const together = props.view === 'unified' || row.left?.kind === 'gap';
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className="absolute inset-x-0 flex"
              style={{ top: item.start }}
            >
              {together ? (
                <Line line={row.left} numbers={['oldNumber', 'newNumber']} />
              ) : (
                <>
                  <Line line={row.left} numbers={['oldNumber']} />
                  <span aria-hidden className="w-px shrink-0 bg-line" />
                  <Line line={row.right} numbers={['newNumber']} />
                </>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
