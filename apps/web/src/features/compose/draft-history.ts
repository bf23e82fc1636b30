import type { SpecDraft } from './spec-draft.ts';

interface Step {
  readonly draft: SpecDraft;
  /** What the change after this draft was, for the undo button. */
  readonly label: string;
}

/** Drafts before and after the present one. */
export interface DraftHistory {
  readonly past: readonly Step[];
  readonly present: SpecDraft;
  readonly future: readonly Step[];
}

const LONGEST = 100;

export function startHistory(present: SpecDraft): DraftHistory {
  return { past: [], present, future: [] };
}

/** Goes on to a new draft. Changes of one text field in a row (same `label`, `merge`) are undone together. */
export function advance(history: DraftHistory, next: SpecDraft, label: string, merge = false): DraftHistory {
  if (JSON.stringify(next) === JSON.stringify(history.present)) return history;
  if (merge && history.past.at(-1)?.label === label) return { ...history, present: next, future: [] };
  return {
    past: [...history.past, { draft: history.present, label }].slice(-LONGEST),
    present: next,
    future: [],
  };
}

export function undo(history: DraftHistory): DraftHistory {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.draft,
    future: [{ draft: history.present, label: last.label }, ...history.future],
  };
}

export function redo(history: DraftHistory): DraftHistory {
  const [next, ...future] = history.future;
  if (!next) return history;
  return {
    past: [...history.past, { draft: history.present, label: next.label }],
    present: next.draft,
    future,
  };
}
