'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { plainText } from '#features/log/ansi.ts';
import { AnsiText } from '#features/log/components/ansi-text.tsx';

const LINE_HEIGHT = 20;

/** A long plain text with line numbers; typing narrows it to the lines that match. */
export function TextViewer(props: { readonly label: string; readonly text: string }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const lines = useMemo(() => props.text.replace(/\n$/, '').split('\n'), [props.text]);
  const shown = useMemo(() => {
    const needle = wanted.toLowerCase();
    return lines.flatMap((text, index) =>
      needle === '' || plainText(text).toLowerCase().includes(needle) ? [{ text, number: index + 1 }] : [],
    );
  }, [lines, wanted]);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 30,
  });
  return (
    <div className="overflow-hidden rounded-md border bg-log">
      <div className="flex items-center justify-between gap-3 border-b px-3 py-2">
        <Input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-label={`Search: ${props.label}`}
          placeholder="Search"
          className="h-7 max-w-64 text-xs"
        />
        <p role="status" className="tabular text-ink-2 text-xs">
          {wanted === ''
            ? `${lines.length.toLocaleString('en')} lines`
            : `${shown.length.toLocaleString('en')} of ${lines.length.toLocaleString('en')} lines`}
        </p>
      </div>
      <section
        ref={scroller}
        aria-label={`${props.label}, text`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="h-96 overflow-auto py-1 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
      >
        <div className="relative min-w-max" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const line = shown[item.index];
            return line ? (
              <div
                key={item.key}
                className="absolute left-0 flex"
                style={{ top: item.start, height: LINE_HEIGHT }}
              >
                <span className="tabular w-12 shrink-0 select-none pr-3 text-right text-ink-3">
                  {line.number}
                </span>
                <span className="whitespace-pre pr-4">
                  <AnsiText text={line.text} query={wanted} current={false} />
                </span>
              </div>
            ) : null;
          })}
        </div>
      </section>
    </div>
  );
}
