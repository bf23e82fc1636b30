import { describe, expect, it } from 'vitest';
import { remainingByEstimate, remainingTime, type TimedStage } from './remaining-time.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const HISTORY = new Map(
  ['base', 'packages', 'pack'].map((stage) => [stage, { stage, samples: 5, p50Ms: 10_000, p90Ms: 20_000 }]),
);

function stage(id: string, changes: Partial<TimedStage> = {}): TimedStage {
  return { id, status: 'pending', key: null, startedAt: null, progressDone: 0, progressTotal: 0, ...changes };
}

function secondsAgo(seconds: number): Date {
  return new Date(NOW.getTime() - seconds * 1000);
}

describe('remainingTime', () => {
  it('adds up what is still to come', () => {
    const stages = [stage('base', { status: 'done' }), stage('packages'), stage('pack')];
    expect(remainingTime(stages, HISTORY, new Set(), NOW)).toEqual({ p50Ms: 20_000, p90Ms: 40_000 });
  });

  it('does not count stages whose result is kept', () => {
    const stages = [stage('base', { key: 'k' }), stage('pack')];
    expect(remainingTime(stages, HISTORY, new Set(['k']), NOW)).toEqual({ p50Ms: 10_000, p90Ms: 20_000 });
  });

  it('takes off what a running stage has used', () => {
    const stages = [stage('base', { status: 'running', startedAt: secondsAgo(4) })];
    expect(remainingTime(stages, HISTORY, new Set(), NOW)).toEqual({ p50Ms: 6000, p90Ms: 16_000 });
    const late = [stage('base', { status: 'running', startedAt: secondsAgo(60) })];
    expect(remainingTime(late, HISTORY, new Set(), NOW)).toEqual({ p50Ms: 0, p90Ms: 0 });
  });

  it("believes this run's own pace the more the further it is", () => {
    const running = { status: 'running' as const, startedAt: secondsAgo(30), progressTotal: 100 };
    const half = remainingTime([stage('base', { ...running, progressDone: 50 })], HISTORY, new Set(), NOW);
    expect(half).toEqual({ p50Ms: 15_000, p90Ms: 15_000 });
    const unknown = remainingTime([stage('new', { ...running, progressDone: 75 })], HISTORY, new Set(), NOW);
    expect(unknown).toEqual({ p50Ms: 10_000, p90Ms: 15_000 });
  });

  it('falls back to the estimate of the submission', () => {
    expect(remainingByEstimate(100_000, secondsAgo(40), NOW)).toEqual({ p50Ms: 60_000, p90Ms: 140_000 });
    expect(remainingByEstimate(100_000, secondsAgo(400), NOW)).toEqual({ p50Ms: 0, p90Ms: 0 });
    expect(remainingByEstimate(100_000, null, NOW)).toEqual({ p50Ms: 100_000, p90Ms: 180_000 });
    expect(remainingByEstimate(null, null, NOW)).toBeNull();
  });

  it('says nothing rather than something made up', () => {
    expect(remainingTime([stage('never-seen')], HISTORY, new Set(), NOW)).toBeNull();
    expect(remainingTime([], HISTORY, new Set(), NOW)).toBeNull();
  });
});
