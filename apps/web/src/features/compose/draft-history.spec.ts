import { describe, expect, it } from 'vitest';
import { advance, redo, startHistory, undo } from './draft-history.ts';

const start = startHistory({ name: 'a' });

describe('draft history', () => {
  it('undoes and redoes one change at a time', () => {
    const two = advance(advance(start, { name: 'b' }, 'name'), { name: 'b', board: 'rpi5' }, 'board');
    expect(undo(two).present).toEqual({ name: 'b' });
    expect(undo(undo(two)).present).toEqual({ name: 'a' });
    expect(redo(redo(undo(undo(two))))).toEqual(two);
  });

  it('takes typing in one field as one change', () => {
    const typed = ['n', 'ne', 'new'].reduce(
      (history, name) => advance(history, { name }, 'Name', true),
      start,
    );
    expect(undo(typed).present).toEqual({ name: 'a' });
  });

  it('forgets what was undone when something else is changed', () => {
    const branched = advance(undo(advance(start, { name: 'b' }, 'name')), { name: 'c' }, 'name');
    expect(branched.future).toEqual([]);
    expect(undo(branched).present).toEqual({ name: 'a' });
  });

  it('ignores a change that changes nothing, and undo at the beginning', () => {
    expect(advance(start, { name: 'a' }, 'name')).toBe(start);
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });
});
