import { describe, expect, it } from 'vitest';
import { markSpans, parseAnsi, plainText } from './ansi.ts';

const ESC = String.fromCharCode(27);

describe('parseAnsi', () => {
  it('keeps plain text as one run', () => {
    expect(parseAnsi('Setting up systemd')).toEqual([{ text: 'Setting up systemd', classes: '' }]);
  });

  it('turns colours into classes', () => {
    const spans = parseAnsi(`${ESC}[1;31merror:${ESC}[0m no space`);
    expect(spans.map((span) => span.text)).toEqual(['error:', ' no space']);
    expect(spans[0]?.classes).toContain('ansi-red');
    expect(spans[0]?.classes).toContain('ansi-bold');
    expect(spans[1]?.classes).toBe('');
  });

  it('gives 256-colour and true-colour codes as rgb', () => {
    expect(parseAnsi(`${ESC}[38;5;196mx`)[0]?.rgb).toBe('255, 0, 0');
    expect(parseAnsi(`${ESC}[38;5;244mx`)[0]?.rgb).toBe('128, 128, 128');
    expect(parseAnsi(`${ESC}[38;2;1;2;3mx`)[0]?.rgb?.replaceAll(' ', '')).toBe('1,2,3');
  });

  it('never lets markup or control sequences through', () => {
    const spans = parseAnsi(
      `<img src=x onerror=alert(1)>${ESC}]8;;javascript:alert(1)${String.fromCharCode(7)}link${ESC}[2K${ESC}[10;2H`,
    );
    expect(spans).toEqual([{ text: '<img src=x onerror=alert(1)>link', classes: '' }]);
  });

  it('shows what is left after carriage returns', () => {
    expect(plainText('10%\r50%\r100%')).toBe('100%');
    expect(plainText('done\r')).toBe('done');
  });
});

describe('plainText', () => {
  it('has the same length as the runs together', () => {
    const line = `${ESC}[32mok${ESC}[0m\u0007 12 ${ESC}[Kpackages`;
    expect(
      parseAnsi(line)
        .map((span) => span.text)
        .join(''),
    ).toBe(plainText(line));
  });
});

describe('markSpans', () => {
  it('marks a hit that crosses a colour change', () => {
    const pieces = markSpans(
      [
        { text: 'lib', classes: 'a' },
        { text: 'onnx', classes: 'b' },
      ],
      [[1, 5]],
    );
    expect(pieces.map((piece) => [piece.span.text, piece.marked])).toEqual([
      ['l', false],
      ['ib', true],
      ['on', true],
      ['nx', false],
    ]);
  });
});
