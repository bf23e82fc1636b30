'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import type { ReactElement } from 'react';
import { roughDuration } from '#lib/times.ts';
import { useNow } from '#lib/use-now.ts';
import { isOver } from '../build-words.ts';
import { layoutTimeline } from '../timeline.ts';
import { StageRow } from './stage-row.tsx';

/** Stages as bars on one time axis. */
export function StageTimeline(props: {
  readonly build: BuildView;
  readonly onOpenLine: (n: number) => void;
}): ReactElement {
  const now = useNow(!isOver(props.build));
  const timeline = layoutTimeline(props.build, now);
  const saved = props.build.stages.reduce(
    (sum, stage) => sum + (stage.status === 'cached' ? (stage.workMs ?? 0) : 0),
    0,
  );
  return (
    <section aria-labelledby="stages-title">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="stages-title" className="font-medium text-md">
          Stages
        </h2>
        {saved > 0 ? <p className="text-ink-2 text-xs">The cache saved {roughDuration(saved)}</p> : null}
      </div>
      <div className="rounded-md border bg-panel">
        <div
          aria-hidden
          className="hidden grid-cols-[11rem_1fr_6rem] gap-3 border-b px-3 text-2xs text-ink-3 sm:grid"
        >
          <span />
          <div className="relative h-6">
            {timeline.ticks.map((tick) => {
              const share = tick / timeline.totalMs;
              return (
                <span
                  key={tick}
                  className="tabular absolute top-1 whitespace-nowrap"
                  style={share > 0.94 ? { right: 0 } : { left: `${share * 100}%` }}
                >
                  {tick === 0
                    ? '0'
                    : roughDuration(tick)
                        .replace(' 00 s', '')
                        .replace(/\.0 s$/, ' s')}
                </span>
              );
            })}
          </div>
          <span />
        </div>
        <ol className="py-1">
          {timeline.bars.map((bar) => (
            <StageRow
              key={bar.stage.id}
              bar={bar}
              timeline={timeline}
              now={now}
              onOpenLine={props.onOpenLine}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}
