import { progressWords } from '@boardwright/core/progress-words';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { cn } from '#lib/class-names.ts';
import { roughDuration } from '#lib/times.ts';
import { STAGE_MARKS, STAGE_WORDS, stageMs } from '../build-words.ts';
import type { Timeline, TimelineBar } from '../timeline.ts';

const BAR_COLORS = {
  pending: '',
  running: 'bg-run',
  cached: 'hatched border border-line-strong/60',
  done: 'bg-ok/75',
  failed: 'bg-fail',
  cancelled: 'bg-line-strong',
} as const;

/** One stage: mark, name, bar on the shared axis, time. Opens its place in the log. */
export function StageRow(props: {
  readonly bar: TimelineBar;
  readonly timeline: Timeline;
  readonly now: number;
  readonly onOpenLine: (n: number) => void;
}): ReactElement {
  const { stage } = props.bar;
  const took = stageMs(stage, props.now);
  const saved =
    stage.status === 'cached' && stage.workMs !== null ? `saved ${roughDuration(stage.workMs)}` : null;
  const progress = stage.status === 'running' ? progressWords(stage.progress).count : null;
  const time = saved ?? (took === null || stage.status === 'pending' ? '' : roughDuration(took));
  const drawn = stage.startedAt !== null || stage.status === 'cached';
  const words = `${stage.title}: ${STAGE_WORDS[stage.status]}${progress ? `, ${progress}` : ''}${time ? `, ${time}` : ''}`;
  return (
    <li>
      <Tooltip
        side="bottom"
        content={
          <>
            <p className="font-medium">{words}</p>
            {stage.cacheNote ? <p className="mt-1 opacity-85">{stage.cacheNote}</p> : null}
            {stage.key ? (
              <p className="mt-1 font-mono text-2xs opacity-75">key {stage.key.slice(0, 16)}</p>
            ) : null}
          </>
        }
      >
        <button
          type="button"
          onClick={() => stage.firstLine !== null && props.onOpenLine(stage.firstLine)}
          className="grid w-full grid-cols-[1fr_auto] items-center gap-x-3 px-3 py-1 text-left text-sm hover:bg-hover/60 focus-visible:-outline-offset-2 sm:grid-cols-[11rem_1fr_6rem]"
        >
          <span className="flex min-w-0 items-center gap-2">
            <StateMark
              state={STAGE_MARKS[stage.status]}
              className={stage.status === 'cached' ? 'text-ink-3' : ''}
            />
            <span className={cn('truncate', stage.status === 'pending' && 'text-ink-3')}>
              {stage.title}
              <span className="sr-only">
                : {STAGE_WORDS[stage.status]}
                {progress ? `, ${progress}` : ''}
              </span>
            </span>
          </span>
          <span className="tabular text-right text-ink-2 text-xs sm:order-3">{time}</span>
          <span
            className={cn(
              'relative col-span-2 mt-1 block h-3.5 sm:order-2 sm:col-span-1 sm:mt-0',
              !drawn && 'max-sm:hidden',
            )}
          >
            {props.timeline.ticks.map((tick) => (
              <span
                key={tick}
                aria-hidden
                className="absolute inset-y-[-8px] hidden w-px bg-line sm:block"
                style={{ left: `${(tick / props.timeline.totalMs) * 100}%` }}
              />
            ))}
            {stage.startedAt ? (
              <span
                className={cn(
                  'absolute inset-y-0 min-w-1.5 rounded-xs',
                  stage.status === 'cached' && 'min-w-10',
                  BAR_COLORS[stage.status],
                )}
                style={{
                  left: `min(${props.bar.left * 100}%, calc(100% - ${stage.status === 'cached' ? 40 : 6}px))`,
                  width: `${props.bar.width * 100}%`,
                }}
              />
            ) : stage.status === 'cached' ? (
              <span className={cn('absolute inset-y-0 left-0 w-10 rounded-xs', BAR_COLORS.cached)} />
            ) : null}
          </span>
        </button>
      </Tooltip>
    </li>
  );
}
