import { expect, it } from 'vitest';
import { diffLines, splitRows } from './diff-lines.ts';

const PATCH = `--- a/x
+++ b/x
@@ -3,3 +3,4 @@
 same
-old
+new
+more
 end
@@ -20,2 +21,1 @@
 tail
-gone
\\ No newline at end of file
`;

it('numbers lines on both sides and says what is left out', () => {
  expect(
    diffLines(PATCH).map(({ kind, oldNumber, newNumber, text }) => [kind, oldNumber, newNumber, text]),
  ).toEqual([
    ['gap', null, null, '2 equal lines left out'],
    ['context', 3, 3, 'same'],
    ['removed', 4, null, 'old'],
    ['added', null, 4, 'new'],
    ['added', null, 5, 'more'],
    ['context', 5, 6, 'end'],
    ['gap', null, null, '14 equal lines left out'],
    ['context', 20, 21, 'tail'],
    ['removed', 21, null, 'gone'],
  ]);
});

it('puts what was removed beside what came for it', () => {
  const rows = splitRows(diffLines(PATCH));
  expect(rows.map(({ left, right }) => [left?.text ?? null, right?.text ?? null])).toEqual([
    ['2 equal lines left out', '2 equal lines left out'],
    ['same', 'same'],
    ['old', 'new'],
    [null, 'more'],
    ['end', 'end'],
    ['14 equal lines left out', '14 equal lines left out'],
    ['tail', 'tail'],
    ['gone', null],
  ]);
});

it('reads a new file from its first line', () => {
  const lines = diffLines('--- /dev/null\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n');
  expect(lines.map(({ kind, newNumber }) => [kind, newNumber])).toEqual([
    ['added', 1],
    ['added', 2],
  ]);
});
