import Anser from 'anser';

/** A run of text with one look. Only classes and a colour leave this file, never markup. */
export interface AnsiSpan {
  readonly text: string;
  readonly classes: string;
  /** `r, g, b` of a 256-colour or true-colour code; themed by CSS. */
  readonly rgb?: string;
}

const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
// Colours (SGR) are kept; titles and links (OSC), cursor movements and other control sequences are dropped.
const OSC = new RegExp(`${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)`, 'g');
const CSI_NOT_SGR = new RegExp(`${ESC}\\[[0-9;?<>=]*[@-ln-~]`, 'g');
const OTHER_ESCAPE = new RegExp(`${ESC}(?!\\[)[@-Z\\\\^_a-z0-9=>]?`, 'g');
const SGR = new RegExp(`${ESC}\\[[0-9;:]*m`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f]/g;

/** What a terminal would show of a line that a progress bar rewrote with carriage returns. */
function afterCarriageReturns(text: string): string {
  if (!text.includes('\r')) return text;
  const parts = text.split('\r').filter((part) => part !== '');
  return parts.at(-1) ?? '';
}

function withoutMovements(text: string): string {
  if (!text.includes(ESC)) return text;
  return text.replace(OSC, '').replace(CSI_NOT_SGR, '').replace(OTHER_ESCAPE, '');
}

/** The line's text alone, as searched and copied. */
export function plainText(text: string): string {
  return withoutMovements(afterCarriageReturns(text)).replace(SGR, '').replace(CONTROL, '');
}

/** Splits a log line into coloured runs. */
export function parseAnsi(text: string): AnsiSpan[] {
  const clean = withoutMovements(afterCarriageReturns(text)).replace(CONTROL, '');
  if (!clean.includes(ESC)) return clean === '' ? [] : [{ text: clean, classes: '' }];
  return Anser.ansiToJson(clean, { json: true, remove_empty: true, use_classes: true }).map((entry) => {
    const foreground: string | null = entry.fg;
    const named =
      foreground !== null && /^ansi-(bright-)?[a-z]+$/.test(foreground) && foreground !== 'ansi-truecolor';
    const classes = [named ? foreground : '', ...entry.decorations.map((name) => `ansi-${name}`)].filter(
      Boolean,
    );
    const rgb = foreground !== null && !named ? colorOf(foreground, entry.fg_truecolor) : undefined;
    return { text: entry.content, classes: classes.join(' '), ...(rgb ? { rgb } : {}) };
  });
}

function colorOf(foreground: string, trueColor: string | null): string | undefined {
  if (foreground === 'ansi-truecolor') return trueColor ?? undefined;
  const index = Number(/^ansi-palette-(\d+)$/.exec(foreground)?.[1] ?? Number.NaN);
  if (Number.isNaN(index)) return undefined;
  if (index >= 232) {
    const level = 8 + (index - 232) * 10;
    return `${level}, ${level}, ${level}`;
  }
  const cube = index - 16;
  const step = (value: number): number => (value === 0 ? 0 : 55 + value * 40);
  return `${step(Math.floor(cube / 36))}, ${step(Math.floor(cube / 6) % 6)}, ${step(cube % 6)}`;
}

/** Cuts runs at the given plain-text ranges, so that marks can cross colour changes. */
export function markSpans(
  spans: readonly AnsiSpan[],
  ranges: readonly (readonly [number, number])[],
): { readonly span: AnsiSpan; readonly marked: boolean }[] {
  if (ranges.length === 0) return spans.map((span) => ({ span, marked: false }));
  const pieces: { span: AnsiSpan; marked: boolean }[] = [];
  let offset = 0;
  for (const span of spans) {
    const end = offset + span.text.length;
    let at = offset;
    for (const [from, to] of ranges) {
      if (to <= at || from >= end) continue;
      if (from > at)
        pieces.push({ span: { ...span, text: span.text.slice(at - offset, from - offset) }, marked: false });
      const start = Math.max(from, at);
      const stop = Math.min(to, end);
      pieces.push({ span: { ...span, text: span.text.slice(start - offset, stop - offset) }, marked: true });
      at = stop;
    }
    if (at < end) pieces.push({ span: { ...span, text: span.text.slice(at - offset) }, marked: false });
    offset = end;
  }
  return pieces;
}
