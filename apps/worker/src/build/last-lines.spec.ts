import { expect, it } from 'vitest';
import { keepLastLines } from './last-lines.ts';

it('has the last lines with their numbers, and holds a bounded number of them', () => {
  const last = keepLastLines(10);
  expect(last.read()).toEqual([]);
  let most = 0;
  for (let n = 1; n <= 1000; n += 1) {
    last.add({ n, m: `line ${n}` });
    most = Math.max(most, last.held());
    expect(last.read().at(-1)).toEqual({ n, m: `line ${n}` });
    expect(last.read()).toHaveLength(Math.min(n, 10));
  }
  expect(last.read()[0]).toEqual({ n: 991, m: 'line 991' });
  expect(most).toBe(20);
});
