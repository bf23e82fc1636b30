import type { CSSProperties, ReactElement } from 'react';
import { markSpans, parseAnsi } from '../ansi.ts';
import { occurrences } from '../log-search.ts';

const LONGEST_SHOWN = 4000;

/** A log line with its colours and search hits. Text only ever enters the page as text. */
export function AnsiText(props: {
  readonly text: string;
  readonly query: string;
  readonly current: boolean;
}): ReactElement {
  const cut = props.text.length > LONGEST_SHOWN;
  const spans = parseAnsi(cut ? props.text.slice(0, LONGEST_SHOWN) : props.text);
  const plain = spans.map((span) => span.text).join('');
  const pieces = markSpans(spans, occurrences(plain, props.query));
  return (
    <>
      {pieces.map(({ span, marked }, index) => {
        const style = span.rgb ? ({ '--ansi-rgb': span.rgb } as CSSProperties) : undefined;
        const classes = span.rgb ? `${span.classes} ansi-rgb` : span.classes;
        const Tag = marked ? 'mark' : 'span';
        return (
          <Tag
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never move
            key={index}
            className={marked && props.current ? `${classes} mark-current` : classes}
            style={style}
          >
            {span.text}
          </Tag>
        );
      })}
      {cut ? (
        <span className="text-ink-3 italic">
          {' '}
          … {(props.text.length - LONGEST_SHOWN).toLocaleString('en')} more characters
        </span>
      ) : null}
    </>
  );
}
