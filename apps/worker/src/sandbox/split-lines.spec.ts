import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter, MAX_LINE_LENGTH } from './split-lines.ts';

function split(...chunks: (string | Uint8Array)[]): string[] {
  const splitter = createLineSplitter();
  const lines = chunks.flatMap((chunk) =>
    splitter.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk),
  );
  return [...lines, ...splitter.end()];
}

describe('createLineSplitter', () => {
  it('joins chunks, keeps empty lines and an unfinished last one', () => {
    expect(split('a\nb', 'c\n\nd')).toEqual(['a', 'bc', '', 'd']);
    expect(split('a\n')).toEqual(['a']);
  });

  it('keeps a character whose bytes come in two chunks', () => {
    const bytes = new TextEncoder().encode('grün €\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(split(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(['grün €']);
    }
  });

  it('shows the last state of a progress line and treats CR LF as an end of line', () => {
    expect(split('1%\r50%\r100%\r\nnext\r\n')).toEqual(['100%', 'next']);
    expect(split('1%\r', '2%\r', '3%')).toEqual(['3%']);
    expect(split('a\r', '\nb')).toEqual(['a', 'b']);
  });

  it('cuts long lines and drops nothing', () => {
    const long = `${'x'.repeat(MAX_LINE_LENGTH - 1)}😀${'y'.repeat(40_000)}`;
    const lines = split(long.slice(0, 20_000), `${long.slice(20_000)}\nend\n`);
    expect(lines.every((line) => line.length <= MAX_LINE_LENGTH)).toBe(true);
    expect(lines.slice(0, -1).join('')).toBe(long);
    expect(lines.at(-1)).toBe('end');
  });

  it('gives the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text)),
          { minLength: 1 },
        ),
        fc.integer({ min: 1, max: 7 }),
        (lines, size) => {
          const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
          const chunks: Uint8Array[] = [];
          for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
          expect(split(...chunks)).toEqual(lines);
        },
      ),
    );
  });
});
