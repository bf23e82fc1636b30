import type { LogLine } from '@boardwright/core/log-line';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogModel } from './log-model.ts';
import { layoutLog, rowAt, rowOfLine } from './log-rows.ts';
import { LogSearch, occurrences } from './log-search.ts';

function line(n: number, s = 'base', g?: string, m = `line ${n}`): LogLine {
  return { n, t: n, s, c: 'out', m, ...(g ? { g } : {}) };
}

function range(from: number, to: number): LogLine[] {
  return Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
}

const everything = (): boolean => true;

describe('LogModel', () => {
  it('keeps each line once when portions overlap', () => {
    const model = new LogModel();
    expect(model.append(range(1, 10))).toBeNull();
    expect(model.append(range(6, 15))).toBeNull();
    expect(model.lines.map((entry) => entry.n)).toEqual(range(1, 15).map((entry) => entry.n));
  });

  it('says what is missing and keeps nothing past the gap', () => {
    const model = new LogModel();
    model.append(range(1, 3));
    expect(model.append(range(7, 9))).toBe(4);
    expect(model.lines).toHaveLength(3);
  });

  it('loses and doubles nothing, however the portions are cut and repeated', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 40 }), (cuts) => {
        const model = new LogModel();
        for (const [a, b] of cuts) {
          const from = Math.min(a, b) + 1;
          const gap = model.append(range(from, Math.max(a, b) + 1));
          if (gap !== null) model.append(range(gap, from));
        }
        expect(model.lines.every((entry, index) => entry.n === index + 1)).toBe(true);
        expect(model.sections.reduce((sum, section) => sum + section.lineCount, 0)).toBe(model.lines.length);
      }),
    );
  });

  it('gathers a stage that ran beside another, in blocks by group', () => {
    const model = new LogModel();
    model.append([
      line(1, 'pack'),
      line(2, 'boot', 'kernel'),
      line(3, 'pack'),
      line(4, 'boot', 'kernel'),
      line(5, 'boot', 'systemd'),
      line(6, 'boot'),
    ]);
    expect(
      model.sections.map((section) => [
        section.stage,
        section.blocks.map((block) => [block.group, block.lines]),
      ]),
    ).toEqual([
      ['pack', [[null, [1, 3]]]],
      [
        'boot',
        [
          ['kernel', [2, 4]],
          ['systemd', [5]],
          [null, [6]],
        ],
      ],
    ]);
    expect(model.blockOf(4)?.block.group).toBe('kernel');
    expect(model.blockOf(6)?.block.group).toBeNull();
    expect(model.blockOf(99)).toBeNull();
  });
});

describe('layoutLog', () => {
  const model = new LogModel();
  model.append([
    line(1, 'sys'),
    line(2, 'pack'),
    line(3, 'boot', 'kernel'),
    line(4, 'pack'),
    line(5, 'boot', 'kernel'),
  ]);
  const order = ['boot', 'pack'];

  it('shows every line once when all is open, stages in plan order', () => {
    const layout = layoutLog(model, order, everything);
    const rows = Array.from({ length: layout.rowCount }, (_, index) => rowAt(layout, index));
    expect(rows.map((row) => (row?.kind === 'line' ? row.n : row?.kind))).toEqual([
      'stage',
      1,
      'stage',
      'group',
      3,
      5,
      'stage',
      2,
      4,
    ]);
  });

  it('hides what a closed fold holds', () => {
    const layout = layoutLog(model, order, (id) => id !== 'boot');
    expect(layout.rowCount).toBe(6);
    expect(rowOfLine(layout, model, 5)).toBe(-1);
    expect(rowOfLine(layout, model, 4)).toBe(5);
  });

  it('finds the row of each line again', () => {
    const layout = layoutLog(model, order, everything);
    for (const { n } of model.lines)
      expect(rowAt(layout, rowOfLine(layout, model, n))).toMatchObject({ kind: 'line', n });
  });
});

describe('LogSearch', () => {
  it('ignores case and colours and goes on where it stopped', () => {
    const model = new LogModel();
    model.append([line(1, 'pack', undefined, 'Err'), line(2, 'base', undefined, '\u001b[31meR\u001b[0mror')]);
    const search = new LogSearch('err');
    expect(search.hits(model, ['base', 'pack'])).toEqual([2, 1]);
    model.append([line(3, 'base', undefined, 'no error here'), line(4, 'base', undefined, 'fine')]);
    expect(search.hits(model, ['base', 'pack'])).toEqual([2, 3, 1]);
  });

  it('finds nothing for an empty text', () => {
    const model = new LogModel();
    model.append(range(1, 3));
    expect(new LogSearch('').hits(model, [])).toEqual([]);
  });

  it('lists every occurrence in a line', () => {
    expect(occurrences('aXaxa', 'ax')).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(occurrences('anything', '')).toEqual([]);
  });
});
