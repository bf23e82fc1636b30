const LINE_WIDTH = 110;

/** Numbers separated by commas, as many on a line as fit. */
function filled(numbers: readonly number[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const [index, value] of numbers.entries()) {
    const word = index < numbers.length - 1 ? `${value},` : String(value);
    if (line !== '' && indent.length + line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => indent + one).join('\n');
}

function isNumbers(items: readonly unknown[]): items is readonly number[] {
  return items.every((item) => typeof item === 'number');
}

function printArray(items: readonly unknown[], indent: string, column: number): string {
  const inner = `${indent}  `;
  if (!isNumbers(items)) {
    return `[\n${items.map((item) => inner + print(item, inner, inner.length)).join(',\n')}\n${indent}]`;
  }
  const inline = `[${items.join(', ')}]`;
  // One column is for the comma that may follow.
  return column + inline.length < LINE_WIDTH ? inline : `[\n${filled(items, inner)}\n${indent}]`;
}

function print(value: unknown, indent: string, column: number): string {
  if (Array.isArray(value)) return printArray(value, indent, column);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  const members = Object.entries(value).map(function member([name, content]) {
    const key = `${inner}${JSON.stringify(name)}: `;
    return key + print(content, inner, key.length);
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/**
 * Prints JSON in the repository's own format, so that the formatter leaves generated files as they are: two spaces,
 * one member a line, arrays of numbers on one line or filled up to 110 columns.
 */
export function printJson(value: unknown): string {
  return print(value, '', 0);
}
