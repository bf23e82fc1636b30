import type { SpecProblem } from '@boardwright/spec/parse-spec';
import type { ProblemIssue } from '../schemas/problem.ts';

/** What is wrong with the text or shape of a spec, as issues like those of the catalog. */
export function toIssues(problems: readonly SpecProblem[]): ProblemIssue[] {
  return problems.map((problem) => ({
    code: 'SPEC_FIELD',
    severity: 'error',
    path: problem.path,
    message: `${problem.message} ${problem.hint}`,
    between: [],
    fixes: [],
    ...(problem.line === undefined ? {} : { line: problem.line }),
    ...(problem.column === undefined ? {} : { column: problem.column }),
  }));
}
