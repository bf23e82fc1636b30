'use client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';

const EVENT = 'boardwright:stored-set';

function parse(text: string | null): string[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    // Another program wrote there; what it holds is no set of ours
    return [];
  }
}

/** A set of words kept in this browser under a key, the same in all its tabs. Where storage is refused it is empty. */
export function useStoredSet(
  key: string,
): readonly [ReadonlySet<string>, (word: string, on: boolean) => void, () => void] {
  const subscribe = useCallback((listener: () => void) => {
    addEventListener('storage', listener);
    addEventListener(EVENT, listener);
    return () => {
      removeEventListener('storage', listener);
      removeEventListener(EVENT, listener);
    };
  }, []);
  const text = useSyncExternalStore(
    subscribe,
    () => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    () => null,
  );
  const words = useMemo(() => new Set(parse(text)), [text]);
  const store = (next: ReadonlySet<string>): void => {
    try {
      if (next.size === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify([...next]));
    } catch {
      return;
    }
    dispatchEvent(new Event(EVENT));
  };
  const set = (word: string, on: boolean): void => {
    const next = new Set(words);
    if (on) next.add(word);
    else next.delete(word);
    store(next);
  };
  return [words, set, () => store(new Set())];
}
