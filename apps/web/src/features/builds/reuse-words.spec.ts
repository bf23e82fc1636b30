import type { StageView } from '@boardwright/api/schemas/build';
import { describe, expect, it } from 'vitest';
import { hitRate, missReasons, providerRows, reuseRows } from './reuse-words.ts';

function stage(facts: StageView['facts']): StageView {
  return {
    id: 'build',
    title: 'Build',
    status: 'done',
    key: null,
    cacheNote: null,
    startedAt: null,
    finishedAt: null,
    progress: { done: 0, total: 0, label: '' },
    workMs: null,
    firstLine: null,
    lastLine: null,
    facts,
  };
}

const sstate = { wanted: 13, local: 7, mirrors: 0, missed: 6, current: 0, reasons: [] };

describe('reuseRows', () => {
  it('says nothing for engines that say nothing', () => {
    expect(reuseRows({ stages: [stage({}), stage({})] })).toEqual([]);
  });

  it('tells recipes, tasks and reuse in the order of the stages', () => {
    const rows = reuseRows({
      stages: [
        stage({ recipes: { parsed: 3, cached: 3176, skipped: 177 } }),
        stage({ tasks: { total: 5335, reused: 5200 }, sstate, slowest: [{ recipe: 'gcc', seconds: 700 }] }),
      ],
    });
    expect(rows.map(({ label, value }) => [label, value])).toEqual([
      ['Recipes', '3,179'],
      ['Tasks', '5,335'],
      ['Earlier results', '53 %'],
      ['Longest', 'gcc'],
    ]);
    expect(rows[1]?.detail).toBe('135 run, 5,200 did not have to');
    expect(rows[2]?.detail).toBe('7 from this host, 6 of 13 had to be built');
  });

  it('says of which stage it is what an earlier one spoke of, too', () => {
    const tasks = { total: 10, reused: 4 };
    const sdk = { ...stage({ tasks }), id: 'sdk', title: 'SDK' };
    const rows = reuseRows({ stages: [stage({ tasks }), sdk] });
    expect(rows.map(({ label }) => label)).toEqual(['Tasks', 'Tasks, SDK']);
  });

  it('names mirrors where results came from one', () => {
    const [row] = reuseRows({ stages: [stage({ sstate: { ...sstate, local: 2, mirrors: 5 } })] });
    expect(row?.detail).toContain('2 from this host, 5 from a mirror');
  });
});

describe('hitRate', () => {
  it('never rounds up to all', () => {
    expect(hitRate({ ...sstate, wanted: 1000, local: 999, missed: 1 })).toBe('99 %');
    expect(hitRate({ ...sstate, wanted: 0, local: 0, missed: 0 })).toBeNull();
  });
});

describe('missReasons', () => {
  it('puts what has one reason together', () => {
    const reasons = [
      { recipe: 'hello', task: 'do_compile', why: 'hello.c was changed' },
      { recipe: 'hello', task: 'do_package', why: 'hello.c was changed' },
      { recipe: 'zip', task: 'do_compile', why: 'no earlier build here made it' },
    ];
    expect(missReasons({ stages: [stage({ sstate: { ...sstate, reasons } })] })).toEqual([
      { why: 'hello.c was changed', what: ['hello do_compile', 'hello do_package'] },
      { why: 'no earlier build here made it', what: ['zip do_compile'] },
    ]);
  });
});

it('names layers by what the image has of them, and who was chosen as a provider', () => {
  const chosen = {
    recipes: 1275,
    layers: [
      { layer: 'openembedded-core', recipes: 1200 },
      { layer: 'meta-oe', recipes: 75 },
    ],
    providers: [{ what: 'virtual/kernel', recipe: 'linux-yocto', version: '6.18.39' }],
  };
  const build = { stages: [stage({ chosen })] };
  expect(reuseRows(build)).toEqual([
    { label: 'Needed', value: '1,275', detail: 'openembedded-core 1,200, meta-oe 75' },
  ]);
  expect(providerRows(build)).toEqual([{ what: 'kernel', recipe: 'linux-yocto', version: '6.18.39' }]);
});
