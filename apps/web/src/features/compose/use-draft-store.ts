'use client';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useEffect, useRef, useState } from 'react';
import { advance, type DraftHistory, redo, startHistory, undo } from './draft-history.ts';
import { type SpecDraft, startDraft } from './spec-draft.ts';
import { packSpec, unpackSpec } from './spec-url.ts';

export interface DraftStore {
  /** Null on the start page. */
  readonly draft: SpecDraft | null;
  /** True when the address holds a spec that can't be read. */
  readonly broken: boolean;
  readonly replace: (next: SpecDraft, label: string, merge?: boolean) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What undo would take back; null when there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** Back to the start page. */
  readonly leave: () => void;
}

function historyOf(param: string | null, board: string | null): DraftHistory | null {
  const draft = param === null ? null : unpackSpec(param);
  if (draft) return startHistory(draft);
  return board === null ? null : startHistory(startDraft(board));
}

/** The draft with its undo history. The address always holds the present draft, so a link or a reload brings it back. */
export function useDraftStore(): DraftStore {
  const [params, setParams] = useQueryStates(
    { spec: parseAsString, board: parseAsString },
    { history: 'replace' },
  );
  const [history, setHistory] = useState(() => historyOf(params.spec, params.board));
  const written = useRef(params.spec);

  const put = useCallback(
    (next: DraftHistory | null): void => {
      setHistory(next);
      written.current = next === null ? null : packSpec(next.present);
      void setParams({ spec: written.current, board: null });
    },
    [setParams],
  );

  // Back, forward or a link inside the app changed the address: follow it.
  useEffect(() => {
    if (params.spec === written.current && params.board === null) return;
    written.current = params.spec;
    const next = historyOf(params.spec, params.board);
    setHistory(next);
    if (params.board !== null && next !== null) put(next);
  }, [params.spec, params.board, put]);

  return {
    draft: history?.present ?? null,
    broken: params.spec !== null && history === null,
    replace: (next, label, merge) =>
      put(history === null ? startHistory(next) : advance(history, next, label, merge)),
    undo: () => history && put(undo(history)),
    redo: () => history && put(redo(history)),
    undoLabel: history?.past.at(-1)?.label ?? null,
    redoLabel: history?.future[0]?.label ?? null,
    leave: () => put(null),
  };
}
