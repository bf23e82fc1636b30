'use client';
import { Search } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useHotkeys } from '#lib/use-hotkeys.ts';

const PAUSE_MS = 200;

/** What is typed counts after a short pause; `/` goes here from anywhere on the page. */
export function ImageSearch(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { value, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const sent = useRef(value);
  // Set from elsewhere: a view, the back button
  if (value !== sent.current) {
    sent.current = value;
    setText(value);
  }
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  useHotkeys({ '/': () => input.current?.focus() });
  return (
    <div className="relative w-full sm:w-72">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3" aria-hidden />
      <Input
        ref={input}
        type="search"
        aria-label="Search images"
        aria-keyshortcuts="/"
        placeholder="Name, board, engine or release"
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-8 pr-8 pl-8 text-sm"
      />
      {text === '' ? (
        <span className="pointer-events-none absolute top-1.5 right-2 max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
      ) : null}
    </div>
  );
}
