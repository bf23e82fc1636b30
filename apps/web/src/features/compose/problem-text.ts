import type { SpecProblem } from '@boardwright/spec/parse-spec';

/** A problem as one text. A hint that only says the message again ("Change name: it must be ...") leaves its example. */
export function problemText(problem: SpecProblem): string {
  if (!problem.hint.startsWith('Change ')) return `${problem.message} ${problem.hint}`;
  const example = / Example: .+$/.exec(problem.hint)?.[0] ?? '';
  return `${problem.message}${example}`;
}
