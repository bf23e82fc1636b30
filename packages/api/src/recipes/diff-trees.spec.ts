import { describe, expect, it } from 'vitest';
import { diffTrees, textChange } from './diff-trees.ts';

describe('diffTrees', () => {
  it('names what came, went and changed, by path, and counts what is equal', () => {
    const from = [
      { path: 'same', content: 'a\n' },
      { path: 'old', content: 'gone\n' },
      { path: 'etc/conf', content: 'hz=100\nrt=n\n' },
    ];
    const to = [
      { path: 'etc/conf', content: 'hz=100\nrt=y\n' },
      { path: 'same', content: 'a\n' },
      { path: 'new', content: 'here\n' },
    ];
    const { changed, unchanged } = diffTrees(from, to);
    expect(unchanged).toBe(1);
    expect(
      changed.map(({ path, change, linesAdded, linesRemoved }) => [path, change, linesAdded, linesRemoved]),
    ).toEqual([
      ['etc/conf', 'changed', 1, 1],
      ['new', 'added', 1, 0],
      ['old', 'removed', 0, 1],
    ]);
    expect(changed[0]?.patch).toContain('-rt=n\n+rt=y');
  });

  it('says that only the mode changed', () => {
    const { changed } = diffTrees([{ path: 'x', content: 'a' }], [{ path: 'x', content: 'a', mode: 0o755 }]);
    expect(changed).toMatchObject([{ path: 'x', patch: '', note: 'Its mode changed from 644 to 755.' }]);
  });
});

it('shows every line of a spec when asked', () => {
  const lines = Array.from({ length: 30 }, (_, n) => `line ${n}\n`).join('');
  const { patch } = textChange(
    'spec.yaml',
    { from: lines, to: lines.replace('line 3\n', 'x\n') },
    Number.POSITIVE_INFINITY,
  );
  expect(patch).toContain(' line 29');
});
