import type { StageView } from '@boardwright/api/schemas/build';
import type { ReactElement } from 'react';
import type { LogModel } from '../log-model.ts';
import type { LogRow } from '../log-rows.ts';
import { FoldRow } from './fold-row.tsx';
import { LogLineRow } from './log-line-row.tsx';
import { StageFold } from './stage-fold.tsx';

export interface LogRowLook {
  readonly wrap: boolean;
  readonly times: boolean;
  readonly query: string;
  /** Line of the current search hit. */
  readonly hit: number | null;
  /** Line the address names. */
  readonly linked: number | null;
  /** Line that says why the build failed. */
  readonly failing: number | null;
}

/** One row of the log, whatever it is. */
export function LogRowView(props: {
  readonly row: LogRow;
  readonly model: LogModel;
  readonly stages: ReadonlyMap<string, StageView>;
  readonly look: LogRowLook;
  readonly onToggle: (foldId: string) => void;
  readonly onLink: (n: number) => void;
}): ReactElement | null {
  const { row, look } = props;
  if (row.kind === 'stage') {
    const { section } = row;
    return (
      <StageFold
        section={section}
        stage={props.stages.get(section.stage)}
        open={row.open}
        onToggle={() => props.onToggle(section.stage)}
      />
    );
  }
  if (row.kind === 'group') {
    return (
      <FoldRow
        level="group"
        open={row.open}
        onToggle={() => props.onToggle(row.block.id)}
        title={row.block.group ?? ''}
        facts={row.block.lines.length.toLocaleString('en')}
      />
    );
  }
  const line = props.model.line(row.n);
  if (!line) return null;
  return (
    <LogLineRow
      line={line}
      grouped={row.grouped}
      wrap={look.wrap}
      times={look.times}
      query={look.query}
      hit={look.hit === row.n}
      linked={look.linked === row.n}
      failing={look.failing === row.n}
      onLink={props.onLink}
    />
  );
}
