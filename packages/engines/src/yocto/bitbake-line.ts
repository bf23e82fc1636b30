import type { ResolvedVariable } from '@boardwright/catalog/resolved-image';
import type { ExplainedLine } from '../render/explained.ts';

/** A reason must stay on its line: what follows a newline would be configuration. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** BitBake reads either kind of quote, and up to the last one of its line. */
function quoted(value: string): string {
  const line = value.replace(/\s*\n\s*/g, ' ');
  return line.includes('"') ? `'${line}'` : `"${line}"`;
}

/** @returns an assignment below the comment that says why it is there */
export function assignment(
  name: string,
  operator: ResolvedVariable['operator'],
  value: string,
  because: string,
): ExplainedLine[] {
  return [
    { text: `# because ${oneLine(because)}` },
    { text: `${name} ${operator} ${quoted(value)}`, because },
  ];
}

/** @returns assignments of the variables, in their order */
export function assignments(variables: readonly ResolvedVariable[]): ExplainedLine[] {
  return variables.flatMap(({ name, operator, value, because }) =>
    assignment(name, operator, value, because),
  );
}
