'use client';
import { useEffect, useRef } from 'react';

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio]), textarea, select') ||
      target.closest('[role=dialog],[role=listbox],[role=menu]') !== null)
  );
}

/**
 * Page-wide single keys and `g x` sequences. Keys pressed while a person types, or with a modifier, are left alone.
 *
 * @param bindings - key (as in KeyboardEvent.key) or `g` + key, to what it does
 */
export function useHotkeys(bindings: Readonly<Record<string, () => void>>): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    let leader = 0;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target))
        return;
      const sequence = event.timeStamp - leader < 1200 ? `g${event.key}` : event.key;
      leader = event.key === 'g' ? event.timeStamp : 0;
      const action = latest.current[sequence];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
