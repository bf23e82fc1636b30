import { describe, expect, it } from 'vitest';
import { padRight, tableLines, visibleWidth } from './table.ts';

describe('tableLines', () => {
  it('aligns columns and leaves no space at the end', () => {
    expect(
      tableLines([
        ['a', 'bb', 'c'],
        ['aaa', 'b', ''],
      ]),
    ).toEqual(['a    bb  c', 'aaa  b']);
  });

  it('copes with rows of different lengths and with none', () => {
    expect(tableLines([['a'], ['bbb', 'c']])).toEqual(['a', 'bbb  c']);
    expect(tableLines([])).toEqual([]);
  });
});

describe('visibleWidth', () => {
  it('does not count colours', () => {
    expect(visibleWidth('\u001b[32mok\u001b[39m')).toBe(2);
    expect(padRight('\u001b[32mok\u001b[39m', 4)).toBe('\u001b[32mok\u001b[39m  ');
  });
});
