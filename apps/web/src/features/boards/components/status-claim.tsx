import type { Board } from '@boardwright/catalog/board';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { bestStatus, LEVEL_MARKS, LEVEL_WORDS } from '../board-facts.ts';

/** What was proven about a board on an engine, with its date; the proof on hover and focus. */
export function StatusClaim(props: { readonly board: Board; readonly engine: string }): ReactElement {
  const supported = (props.board.engines as Readonly<Record<string, unknown>>)[props.engine] !== undefined;
  const claim = bestStatus(props.board, props.engine);
  if (!supported) return <span className="text-ink-3 text-xs">Not supported</span>;
  if (!claim) return <span className="text-ink-2 text-xs">Offered, nothing proven yet</span>;
  return (
    <Tooltip content={claim.evidence}>
      <button
        type="button"
        className="relative z-10 inline-flex items-center gap-2 rounded-sm text-left text-xs"
      >
        <StateMark state={LEVEL_MARKS[claim.level]} />
        <span>
          {LEVEL_WORDS[claim.level]} <span className="tabular block text-ink-2">{claim.date}</span>
        </span>
      </button>
    </Tooltip>
  );
}
