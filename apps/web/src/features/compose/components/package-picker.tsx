'use client';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useState } from 'react';
import { usePackageIndex, usePackageSearch } from '../use-package-search.ts';
import { Chip } from './chip.tsx';
import { PackageIndexLine } from './package-index-line.tsx';
import { PackageOption } from './package-option.tsx';

/** Further packages of a Buildroot release, found by any part of name or description. A combobox with a list: arrows, Enter, Escape. */
export function PackagePicker(props: {
  readonly label: string;
  readonly help: string;
  /** In its place while nothing can be searched. */
  readonly helpWithoutIndex: string;
  readonly release: string;
  readonly board: string;
  readonly values: readonly string[];
  readonly onAdd: (values: readonly string[]) => void;
  readonly onRemove: (value: string) => void;
  /** @returns why a word can't be added, or null */
  readonly problemOf: (value: string) => string | null;
}): ReactElement {
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const state = usePackageIndex(props.release, props.board);
  const search = usePackageSearch(props.release, props.board, text);
  const searchable = state.index?.indexedAt !== undefined && state.index.indexedAt !== null;
  const { packages } = search;
  const shown = open && searchable && text.trim() !== '';
  const chosen = shown && search.current ? packages[active] : undefined;
  const optionId = (index: number): string => `${id}-option-${index}`;

  useEffect(() => {
    if (shown) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [shown, active, id]);

  const take = (words: readonly string[]): void => {
    const bad = words.find((word) => props.problemOf(word) !== null);
    setProblem(bad === undefined ? null : props.problemOf(bad));
    if (bad !== undefined) return;
    const fresh = words.filter((word) => !props.values.includes(word));
    if (fresh.length > 0) props.onAdd(fresh);
    setText('');
    setOpen(false);
  };
  const type = (next: string): void => {
    setText(next);
    setActive(0);
    setOpen(true);
    setProblem(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && text.trim() !== '') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (packages.length > 0) setActive((active + step + packages.length) % packages.length);
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      // What was typed stands when nothing was found for it, or not yet: it is checked in any case.
      take(chosen === undefined ? text.trim().split(/[\s,]+/) : [chosen.name]);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      if (shown) setOpen(false);
      else setText('');
    } else if (event.key === 'Backspace' && text === '') {
      const last = props.values.at(-1);
      if (last !== undefined) props.onRemove(last);
    }
  };
  return (
    <div className="relative">
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {props.label}
      </label>
      <div className="flex min-h-11 flex-wrap items-center gap-1.5 rounded-md border border-line-strong/70 bg-panel p-1.5 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent hover:border-line-strong">
        {props.values.map((value) => (
          <Chip key={value} value={value} onRemove={() => props.onRemove(value)} />
        ))}
        <input
          id={id}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : optionId(active)}
          aria-invalid={problem !== null || undefined}
          aria-describedby={`${id}-help`}
          value={text}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder={
            props.values.length > 0
              ? ''
              : searchable
                ? 'mqtt, can, python numpy'
                : 'mosquitto i2c-tools can-utils'
          }
          onChange={(event) => type(event.target.value)}
          onPaste={(event) => {
            const words = event.clipboardData
              .getData('text')
              .trim()
              .split(/[\s,]+/);
            // A list of names, say from another spec; one word is a search like a typed one.
            if (words.length < 2 || words.some((word) => props.problemOf(word) !== null)) return;
            event.preventDefault();
            take(words);
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          className="h-7 min-w-32 flex-1 bg-transparent px-1.5 font-mono text-sm outline-none placeholder:font-sans placeholder:text-ink-3 max-sm:text-[16px]"
        />
      </div>
      {shown ? (
        <div className="animate-fade absolute inset-x-0 z-20 mt-1 overflow-hidden rounded-md border bg-panel shadow-pop">
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label="Packages found"
            className="max-h-80 overflow-y-auto"
          >
            {packages.map((found, index) => (
              <PackageOption
                key={found.name}
                id={optionId(index)}
                found={found}
                chosen={props.values}
                active={index === active}
                onChoose={() => take([found.name])}
                onHover={() => setActive(index)}
              />
            ))}
          </div>
          {packages.length === 0 ? (
            <p className="px-3 py-4 text-ink-2 text-sm">
              {search.failed
                ? 'The search does not answer. Enter adds the name you typed; it is checked when the build starts.'
                : search.current
                  ? `No package or option has “${text.trim()}” in its name or description.`
                  : 'Searching…'}
            </p>
          ) : null}
        </div>
      ) : (
        <div id={`${id}-list`} role="listbox" aria-label="Packages found" hidden />
      )}
      <p className="sr-only" role="status">
        {shown && search.current ? `${packages.length} found` : ''}
      </p>
      <p
        id={`${id}-help`}
        role={problem ? 'alert' : undefined}
        className={`mt-1.5 text-xs ${problem ? 'text-fail' : 'text-ink-2'}`}
      >
        {problem ?? (searchable ? props.help : props.helpWithoutIndex)}
      </p>
      <PackageIndexLine release={props.release} state={state} />
    </div>
  );
}
