import { z } from 'zod';

const OPERATORS = ['!', '&&', '||', '=', '!='] as const;

/** An operator and what it is applied to. */
interface Operation extends ReadonlyArray<Expression> {
  readonly 0: (typeof OPERATORS)[number];
}

/** A condition of Kconfig: a symbol or constant, or an operator applied to such. */
export type Expression = string | Operation;

export const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.string(),
    z.tuple([z.enum(OPERATORS), Expression], Expression) as unknown as z.ZodType<Operation>,
  ]),
);

/** Symbol -> text right of `=` in a `.config`; what is missing is `n`. */
export type Symbols = ReadonlyMap<string, string>;

function isConstant(word: string): boolean {
  return word.startsWith('"') || word === 'y' || word === 'n' || word === 'm';
}

function textOf(word: Expression | undefined, symbols: Symbols): string {
  if (typeof word !== 'string') return 'n';
  const text = isConstant(word) ? word : (symbols.get(word) ?? 'n');
  return text.replace(/^"|"$/g, '');
}

/** @returns whether a condition is true for a configuration */
export function holds(expression: Expression, symbols: Symbols): boolean {
  if (typeof expression === 'string') return textOf(expression, symbols) === 'y';
  const [operator, ...parts] = expression;
  switch (operator) {
    case '!':
      return parts.every((part) => !holds(part, symbols));
    case '&&':
      return parts.every((part) => holds(part, symbols));
    case '||':
      return parts.some((part) => holds(part, symbols));
    case '=':
      return textOf(parts[0], symbols) === textOf(parts[1], symbols);
    case '!=':
      return textOf(parts[0], symbols) !== textOf(parts[1], symbols);
  }
}

/** @returns names of all symbols in a condition */
export function symbolsIn(expression: Expression): readonly string[] {
  if (typeof expression === 'string') return isConstant(expression) ? [] : [expression];
  const [, ...parts] = expression;
  return parts.flatMap(symbolsIn);
}
