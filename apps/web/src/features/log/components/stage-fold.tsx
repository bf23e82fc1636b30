import type { StageView } from '@boardwright/api/schemas/build';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { STAGE_MARKS, stageFacts } from '#features/builds/build-words.ts';
import type { LogSection } from '../log-model.ts';
import { FoldRow } from './fold-row.tsx';

/** Header of a stage's part of the log. Lines of no stage of the plan are the worker's own. */
export function StageFold(props: {
  readonly section: LogSection;
  readonly stage: StageView | undefined;
  readonly open: boolean;
  readonly onToggle?: () => void;
}): ReactElement {
  const { stage } = props;
  return (
    <FoldRow
      level="stage"
      open={props.open}
      onToggle={props.onToggle}
      title={stage?.title ?? 'Worker'}
      mark={stage ? <StateMark state={STAGE_MARKS[stage.status]} /> : undefined}
      facts={`${stage ? stageFacts(stage) : ''}${props.section.lineCount.toLocaleString('en')} lines`}
    />
  );
}
