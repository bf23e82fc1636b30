'use client';
import { type ReactElement, useId, useMemo, useState } from 'react';
import { cn } from '#lib/class-names.ts';
import { highlightLines, languageOf } from '../highlight.ts';

/**
 * A generated file with a mark beside every line that has a reason. Wide places show the reason beside the line;
 * narrow ones below, for the line under the pointer or the one reached with the arrow keys.
 */
export function CodeLines(props: {
  readonly path: string;
  readonly content: string;
  readonly because: Readonly<Record<number, string>>;
  readonly reasons: 'beside' | 'below';
  readonly className?: string;
}): ReactElement {
  const keys = useId();
  const lines = useMemo(
    () => highlightLines(props.content, languageOf(props.path, props.content)),
    [props.path, props.content],
  );
  const [pointed, setCurrent] = useState<number | null>(null);
  const numbers = useMemo(
    () =>
      Object.keys(props.because)
        .map(Number)
        .sort((a, b) => a - b),
    [props.because],
  );
  const current = pointed ?? (props.reasons === 'below' ? (numbers[0] ?? null) : null);
  const beside = props.reasons === 'beside';
  const move = (direction: 1 | -1): void => {
    const at = current ?? 0;
    const next = direction === 1 ? numbers.find((n) => n > at) : numbers.findLast((n) => n < at);
    if (next === undefined) return;
    setCurrent(next);
    document.getElementById(`${props.path}:${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className={cn('flex min-h-0 flex-col', props.className)}>
      <section
        aria-label={`Content of ${props.path}`}
        aria-describedby={numbers.length > 0 && !beside ? keys : undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          if (numbers.length === 0) return;
          event.preventDefault();
          move(event.key === 'ArrowDown' ? 1 : -1);
        }}
        className="min-h-0 flex-1 overflow-auto bg-log py-1 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
      >
        <div className="min-w-max">
          {lines.map((line, index) => {
            const n = index + 1;
            const reason = props.because[n];
            const repeated = beside && reason !== undefined && reason === props.because[n - 1];
            return (
              <div
                key={n}
                id={`${props.path}:${n}`}
                onPointerEnter={reason === undefined ? undefined : () => setCurrent(n)}
                className={cn('flex', current === n && reason !== undefined && 'bg-accent-soft')}
              >
                <span
                  aria-hidden
                  className="flex w-11 shrink-0 select-none items-center justify-end gap-1.5 pr-3 text-ink-3"
                >
                  {reason === undefined ? null : <span className="size-1 rounded-full bg-accent" />}
                  <span className="tabular">{n}</span>
                </span>
                <code className="whitespace-pre pr-8">
                  {line.length === 0
                    ? ' '
                    : line.map((piece, place) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never move
                        <span key={place} className={piece.classes}>
                          {piece.text}
                        </span>
                      ))}
                </code>
                {beside && reason !== undefined ? (
                  <span
                    className={cn(
                      'ml-auto whitespace-nowrap pr-4 pl-8 font-sans text-ink-3',
                      repeated && 'opacity-0',
                    )}
                  >
                    {reason}
                  </span>
                ) : null}
              </div>
            );
          })}
        </div>
      </section>
      {beside || numbers.length === 0 ? null : (
        <p aria-live="polite" className="min-h-12 border-t bg-panel px-3 py-1.5 text-ink-2 text-xs">
          <span id={keys} className="sr-only">
            Arrow keys go to the next line with a reason.{' '}
          </span>
          {current !== null && props.because[current] ? (
            <>
              <span className="font-medium text-ink">Line {current}:</span> {props.because[current]}
            </>
          ) : null}
        </p>
      )}
    </div>
  );
}
