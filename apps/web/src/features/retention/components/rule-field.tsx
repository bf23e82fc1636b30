'use client';
import { type ReactElement, useId, useState } from 'react';
import { Input } from '#components/ui/input.tsx';

/** A whole number from text, or null when it is none in the range. */
export function wholeNumber(text: string, min: number, max: number): number | null {
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

/** A rule that can be off, or on with a number of days. */
export function RuleField(props: {
  readonly title: string;
  readonly help: string;
  readonly days: number | null;
  /** The days it starts with when it is switched on. */
  readonly usual: number;
  readonly disabled: boolean;
  readonly onChange: (days: number | null) => void;
}): ReactElement {
  const { days } = props;
  const id = useId();
  const [text, setText] = useState(String(days ?? props.usual));
  const bad = days !== null && wholeNumber(text, 1, 3650) === null;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-3">
      <label className="flex min-w-56 flex-1 items-start gap-3">
        <input
          type="checkbox"
          checked={days !== null}
          disabled={props.disabled}
          aria-label={props.title}
          aria-describedby={`${id}-help`}
          onChange={(event) =>
            props.onChange(event.target.checked ? (wholeNumber(text, 1, 3650) ?? props.usual) : null)
          }
          className="mt-1 size-4 shrink-0 accent-(--c-accent)"
        />
        <span>
          <span className="block font-medium text-sm">{props.title}</span>
          <span id={`${id}-help`} className="block text-ink-2 text-xs">
            {props.help}
          </span>
        </span>
      </label>
      <div className="max-sm:pl-7">
        <div className="flex items-center gap-2 text-sm">
          after
          <Input
            inputMode="numeric"
            aria-label={`Days until: ${props.title}`}
            aria-invalid={bad ? true : undefined}
            aria-describedby={bad ? `${id}-bad` : undefined}
            disabled={days === null || props.disabled}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              const next = wholeNumber(event.target.value, 1, 3650);
              if (next !== null) props.onChange(next);
            }}
            className="h-8 w-20 text-right"
          />
          days
        </div>
        {bad ? (
          <p id={`${id}-bad`} className="mt-1 text-fail text-xs">
            A whole number from 1 to 3650.
          </p>
        ) : null}
      </div>
    </div>
  );
}
