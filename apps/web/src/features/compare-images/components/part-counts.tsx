import type { Comparison } from '@boardwright/api/schemas/comparison';
import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import { CHANGE_MARKS, type Change } from '../change-rows.ts';
import type { CompareTab } from '../compare-tabs.ts';
import { partCounts } from '../part-counts.ts';

const CHANGES = Object.keys(CHANGE_MARKS) as Change[];

/** A button for each part: how much differs, and the way there. */
export function PartCounts(props: {
  readonly comparison: Comparison;
  readonly onOpen: (tab: CompareTab) => void;
}): ReactElement {
  return (
    <ul aria-label="What differs" className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
      {partCounts(props.comparison).map((part) => (
        <li key={part.tab}>
          <button
            type="button"
            onClick={() => props.onOpen(part.tab)}
            className="h-full w-full rounded-md border bg-panel px-3 py-2 text-left transition-colors hover:border-line-strong"
          >
            <span className="block text-ink-2 text-xs">{part.title}</span>
            {part.counts === null ? (
              <span className="tabular mt-0.5 block text-sm">{part.words}</span>
            ) : (
              <span className="tabular mt-0.5 flex flex-wrap gap-x-2.5 text-sm">
                {CHANGES.map((change) =>
                  part.counts?.[change] ? (
                    <span key={change} className={cn('whitespace-nowrap', CHANGE_MARKS[change].color)}>
                      <span aria-hidden>{CHANGE_MARKS[change].sign}</span>
                      {part.counts[change].toLocaleString('en')}
                      <span className="sr-only"> {CHANGE_MARKS[change].word.toLowerCase()}</span>
                    </span>
                  ) : null,
                )}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
