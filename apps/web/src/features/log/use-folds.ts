'use client';
import { useCallback, useReducer, useRef } from 'react';

/**
 * Open and closed folds. A fold's first answer (from `initially`) is kept, so nothing folds or unfolds by itself
 * under a reader when a stage ends.
 */
export function useFolds(initially: (foldId: string) => boolean): {
  isOpen: (foldId: string) => boolean;
  toggle: (foldId: string) => void;
  open: (foldIds: readonly string[]) => void;
  setAll: (foldIds: readonly string[], open: boolean) => void;
  version: number;
} {
  const [version, bump] = useReducer((count: number) => count + 1, 0);
  const known = useRef(new Map<string, boolean>());
  const first = useRef(initially);
  first.current = initially;
  const isOpen = useCallback((foldId: string): boolean => {
    const seen = known.current.get(foldId);
    if (seen !== undefined) return seen;
    const open = first.current(foldId);
    known.current.set(foldId, open);
    return open;
  }, []);
  const setAll = useCallback((foldIds: readonly string[], open: boolean): void => {
    for (const foldId of foldIds) known.current.set(foldId, open);
    bump();
  }, []);
  const toggle = useCallback((foldId: string): void => setAll([foldId], !isOpen(foldId)), [isOpen, setAll]);
  const open = useCallback(
    (foldIds: readonly string[]): void => {
      if (foldIds.some((foldId) => !isOpen(foldId))) setAll(foldIds, true);
    },
    [isOpen, setAll],
  );
  return { isOpen, toggle, open, setAll, version };
}
