import type { BuildView, StageView } from '@boardwright/api/schemas/build';
import { describe, expect, it } from 'vitest';
import { buildChanges, buildPicture, outlook, progressLine, stageDetail } from './build-progress.ts';

const plain = (text: string): string => text;
const PAINT = { good: plain, bad: plain, warn: plain, strong: plain, faint: plain };
const T0 = Date.parse('2026-01-01T00:00:00.000Z');
const at = (seconds: number): string => new Date(T0 + seconds * 1000).toISOString();

function stage(change: Partial<StageView>): StageView {
  return {
    id: 'base',
    title: 'Base system',
    status: 'pending',
    key: null,
    cacheNote: null,
    startedAt: null,
    finishedAt: null,
    progress: { done: 0, total: 0, label: '' },
    workMs: null,
    firstLine: null,
    lastLine: null,
    facts: {},
    ...change,
  };
}

function build(change: Partial<BuildView>): BuildView {
  return {
    id: 'b1',
    name: 'gw',
    board: 'qemu-x86_64',
    engine: 'debian',
    release: 'trixie',
    status: 'running',
    cached: false,
    attempt: 1,
    specHash: 'a',
    planHash: 'b',
    createdAt: at(0),
    startedAt: at(0),
    finishedAt: null,
    createdBy: null,
    failure: null,
    logLines: 0,
    imageId: null,
    stages: [],
    queuePosition: null,
    heldBack: null,
    eta: null,
    cancelRequested: false,
    ...change,
  };
}

describe('buildPicture', () => {
  it('shows each stage with state, time and what it is at', () => {
    const picture = buildPicture(
      build({
        eta: { p50Ms: 65_000, p90Ms: 100_000 },
        stages: [
          stage({ status: 'cached', startedAt: at(0), finishedAt: at(0), workMs: 22_000 }),
          stage({ id: 'kernel', title: 'Kernel', status: 'done', startedAt: at(0), finishedAt: at(12.1) }),
          stage({
            id: 'packages',
            title: 'Packages',
            status: 'running',
            startedAt: at(12),
            progress: { done: 31, total: 112, label: 'Unpacking perf' },
          }),
          stage({ id: 'image', title: 'Disk image' }),
        ],
      }),
      T0 + 20_000,
      PAINT,
    );
    expect(picture).toEqual([
      '  Base system             cached                 from the cache, saved 22.0 s',
      '  Kernel                  done       12.1 s',
      '  Packages                running    8.0 s       31 of 112  Unpacking perf',
      '  Disk image              waiting',
      '  1 min 05 s to 1 min 40 s to go',
    ]);
  });

  it('counts packages where the stage does', () => {
    const progress = { done: 426, total: 1000, label: '12 of 38 packages, linux: build' };
    expect(stageDetail(stage({ status: 'running', progress }))).toBe('12 of 38 packages  linux: build');
  });

  it('clips long labels so that a line stays one line', () => {
    const label = 'x'.repeat(200);
    expect(stageDetail(stage({ status: 'running', progress: { done: 1, total: 2, label } }))).toHaveLength(
      44,
    );
  });
});

describe('outlook', () => {
  it('tells the place in the queue', () => {
    expect(outlook(build({ status: 'queued', queuePosition: 3 }))).toBe(
      'Waiting for a worker, place 3 in the queue',
    );
    expect(outlook(build({ status: 'queued' }))).toBe('Waiting for a worker');
    const heldBack = { running: 2, limit: 2 };
    expect(outlook(build({ status: 'queued', queuePosition: 1, heldBack }))).toBe(
      "Waiting for the team's other builds: 2 of 2 running",
    );
  });

  it('tells the longer time alone once the usual one is over', () => {
    expect(outlook(build({ status: 'running', eta: { p50Ms: 0, p90Ms: 29_000 } }))).toBe(
      'Up to 29.0 s to go',
    );
    expect(outlook(build({ status: 'running', eta: { p50Ms: 0, p90Ms: 0 } }))).toBe('');
  });

  it('says nothing when nothing is known or the build is over', () => {
    expect(outlook(build({}))).toBe('');
    expect(outlook(build({ status: 'ready', eta: { p50Ms: 1, p90Ms: 2 } }))).toBe('');
  });

  it('says that a build is being cancelled', () => {
    expect(outlook(build({ cancelRequested: true }))).toBe('Cancelling');
  });
});

describe('buildChanges', () => {
  it('prints a line when a stage changes its state, and none when only its progress does', () => {
    const waiting = build({ status: 'queued', queuePosition: 1, stages: [stage({})] });
    const running = build({ stages: [stage({ status: 'running', startedAt: at(0) })] });
    const further = build({
      stages: [stage({ status: 'running', startedAt: at(0), progress: { done: 1, total: 9, label: 'x' } })],
    });
    const done = build({ stages: [stage({ status: 'done', startedAt: at(0), finishedAt: at(3) })] });
    expect(buildChanges(undefined, waiting, T0)).toEqual(['Waiting for a worker, place 1 in the queue']);
    expect(buildChanges(waiting, running, T0)).toEqual(['Base system             running']);
    expect(buildChanges(running, further, T0)).toEqual([]);
    expect(buildChanges(further, done, T0)).toEqual(['Base system             done       3.0 s']);
  });
});

describe('progressLine', () => {
  it('says n of m and the time left of the stage that runs', () => {
    const progress = { done: 31, total: 112, label: 'Unpacking perf' };
    const line = progressLine(
      build({
        eta: { p50Ms: 65_000, p90Ms: 100_000 },
        stages: [stage({ status: 'running', startedAt: at(0), progress })],
      }),
      T0 + 9000,
    );
    expect(line).toBe(
      'Base system             31 of 112  Unpacking perf  9.0 s  1 min 05 s to 1 min 40 s to go',
    );
  });

  it('says nothing when no stage counts its steps', () => {
    expect(
      progressLine(build({ stages: [stage({ status: 'running', startedAt: at(0) })] }), T0),
    ).toBeUndefined();
  });
});
