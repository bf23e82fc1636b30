import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts } from './compare-texts.ts';

describe('diffTexts', () => {
  it('writes a patch that git and patch take', () => {
    const difference = diffTexts('etc/motd', { from: 'one\ntwo\nthree\n', to: 'one\n2\nthree\nfour\n' });
    expect(difference).toEqual({
      linesAdded: 2,
      linesRemoved: 1,
      patch: '--- a/etc/motd\n+++ b/etc/motd\n@@ -1,3 +1,4 @@\n one\n-two\n+2\n three\n+four\n',
    });
  });

  it('names a file that is not there as git does', () => {
    expect(diffTexts('x', { from: null, to: 'a\n' })?.patch).toContain('--- /dev/null\n+++ b/x\n');
    expect(diffTexts('x', { from: 'a\n', to: null })?.patch).toContain('--- a/x\n+++ /dev/null\n');
  });

  it('leads from one text to the other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '', '-', '+'), { maxLength: 12 })
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const difference = diffTexts('f', { from, to });
        expect(difference).not.toBeNull();
        if (from === to) expect(difference?.patch).toBe('');
        else expect(applyPatch(from, difference?.patch ?? '')).toBe(to);
      }),
    );
  });

  it('gives up on texts that have little in common', () => {
    const lines = (prefix: string): string =>
      Array.from({ length: 60 }, (_, n) => `${prefix}${n}\n`).join('');
    expect(diffTexts('x', { from: lines('a'), to: lines('b') }, { mostEdits: 50 })).toBeNull();
  });
});
