import type { StageView } from '@boardwright/api/schemas/build';
import { describe, expect, it } from 'vitest';
import { axisTicks, layoutTimeline } from './timeline.ts';

const START = '2026-11-22T12:00:00.000Z';

function at(seconds: number): string {
  return new Date(Date.parse(START) + seconds * 1000).toISOString();
}

function stage(id: string, from: number | null, to: number | null, status: StageView['status']): StageView {
  return {
    id,
    title: id,
    status,
    key: null,
    cacheNote: null,
    workMs: null,
    firstLine: null,
    lastLine: null,
    facts: {},
    startedAt: from === null ? null : at(from),
    finishedAt: to === null ? null : at(to),
    progress: { done: 0, total: 0, label: '' },
  };
}

describe('layoutTimeline', () => {
  it('shares one axis between finished, running and waiting stages', () => {
    const timeline = layoutTimeline(
      {
        startedAt: START,
        finishedAt: null,
        stages: [
          stage('base', 0, 40, 'done'),
          stage('kernel', 40, null, 'running'),
          stage('pack', null, null, 'pending'),
        ],
      },
      Date.parse(at(80)),
    );
    expect(timeline.bars.map((bar) => [bar.left, bar.width])).toEqual([
      [0, 0.5],
      [0.5, 0.5],
      [0, 0],
    ]);
    expect(timeline.totalMs).toBe(80_000);
  });

  it('stays inside the axis when clocks disagree', () => {
    const { bars } = layoutTimeline(
      {
        startedAt: START,
        finishedAt: at(10),
        stages: [stage('base', -5, 4, 'done'), stage('pack', 8, 30, 'done')],
      },
      Date.parse(at(10)),
    );
    for (const bar of bars) {
      expect(bar.left).toBeGreaterThanOrEqual(0);
      expect(bar.left + bar.width).toBeLessThanOrEqual(1);
    }
  });
});

describe('axisTicks', () => {
  it.each([
    [1000, [0, 1000]],
    [83_000, [0, 15_000, 30_000, 45_000, 60_000, 75_000]],
    [3_600_000, [0, 600_000, 1_200_000, 1_800_000, 2_400_000, 3_000_000, 3_600_000]],
  ])('%i ms', (total, ticks) => {
    expect(axisTicks(total)).toEqual(ticks);
  });
});
