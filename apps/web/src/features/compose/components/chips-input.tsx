'use client';
import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import { Chip } from './chip.tsx';

/** A list of words: Enter, comma or space adds, Backspace in the empty field takes the last one back. */
export function ChipsInput(props: {
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
  readonly values: readonly string[];
  readonly onAdd: (values: readonly string[]) => void;
  readonly onRemove: (value: string) => void;
  /** @returns why a word can't be added, or null */
  readonly problemOf: (value: string) => string | null;
}): ReactElement {
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = (raw: string): void => {
    const words = raw.split(/[\s,]+/).filter((word) => word !== '');
    const bad = words.find((word) => props.problemOf(word) !== null);
    if (bad !== undefined) {
      setProblem(props.problemOf(bad));
      setText(raw.trim());
      return;
    }
    const fresh = words.filter((word) => !props.values.includes(word));
    if (fresh.length > 0) props.onAdd(fresh);
    setText('');
    setProblem(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ',' || event.key === ' ') {
      if (text.trim() === '') return;
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '') {
      const last = props.values.at(-1);
      if (last !== undefined) props.onRemove(last);
    }
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {props.label}
      </label>
      <div className="flex min-h-11 flex-wrap items-center gap-1.5 rounded-md border border-line-strong/70 bg-panel p-1.5 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent hover:border-line-strong">
        {props.values.map((value) => (
          <Chip key={value} value={value} onRemove={() => props.onRemove(value)} />
        ))}
        <input
          id={id}
          value={text}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder={props.values.length === 0 ? props.placeholder : ''}
          aria-invalid={problem !== null || undefined}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            if (!/[\s,]/.test(pasted.trim())) return;
            event.preventDefault();
            add(`${text} ${pasted}`);
          }}
          onBlur={() => {
            if (text.trim() !== '') add(text);
          }}
          onKeyDown={onKeyDown}
          className="h-7 min-w-32 flex-1 bg-transparent px-1.5 font-mono text-sm outline-none placeholder:font-sans placeholder:text-ink-3 max-sm:text-[16px]"
        />
      </div>
      <p
        id={`${id}-help`}
        role={problem ? 'alert' : undefined}
        className={`mt-1.5 text-xs ${problem ? 'text-fail' : 'text-ink-2'}`}
      >
        {problem ?? props.help}
      </p>
    </div>
  );
}
