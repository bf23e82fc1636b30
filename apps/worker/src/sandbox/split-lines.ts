/** Longest line passed on whole, in UTF-16 code units; longer ones are cut into several, nothing is dropped. */
export const MAX_LINE_LENGTH = 16 * 1024;

/** Cuts an over-long line without tearing a surrogate pair apart. */
function cutAt(text: string): number {
  const code = text.charCodeAt(MAX_LINE_LENGTH - 1);
  return code >= 0xd800 && code <= 0xdbff ? MAX_LINE_LENGTH - 1 : MAX_LINE_LENGTH;
}

/** What a terminal would show of a line with carriage returns: the last thing written over it. */
function afterCarriageReturns(line: string): string {
  if (!line.includes('\r')) return line;
  const kept = line.split('\r').filter((part) => part !== '');
  return kept.at(-1) ?? '';
}

/** Turns chunks of one output channel into lines. */
export interface LineSplitter {
  readonly push: (chunk: Uint8Array) => string[];
  /** The unfinished last line, if any; call once at the end. */
  readonly end: () => string[];
}

/**
 * Makes a splitter for UTF-8 output.
 *
 * @invariant bytes of one character may arrive in different chunks; text that is not UTF-8 shows as U+FFFD;
 *   progress drawn with carriage returns counts as one line, the last state of it
 */
export function createLineSplitter(): LineSplitter {
  const decoder = new TextDecoder('utf-8');
  let rest = '';

  function take(text: string): string[] {
    const lines: string[] = [];
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      let line = afterCarriageReturns(part);
      while (line.length > MAX_LINE_LENGTH) {
        const end = cutAt(line);
        lines.push(line.slice(0, end));
        line = line.slice(end);
      }
      lines.push(line);
    }
    // Progress without an end of line must not grow without bound: only its last state is kept.
    const lastReturn = rest.lastIndexOf('\r', rest.length - 2);
    if (lastReturn > 0) rest = rest.slice(lastReturn + 1);
    while (rest.length > MAX_LINE_LENGTH) {
      const end = cutAt(rest);
      lines.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return lines;
  }

  return {
    push: (chunk) => take(decoder.decode(chunk, { stream: true })),
    end: () => {
      const lines = take(decoder.decode());
      const last = afterCarriageReturns(rest);
      rest = '';
      return last === '' ? lines : [...lines, last];
    },
  };
}
