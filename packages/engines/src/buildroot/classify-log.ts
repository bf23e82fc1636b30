import { classifyFailure } from '../log/classify-failure.ts';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { FAILURE_RULES } from './failure-rules.ts';

/** A bare `***` stands in normal output; only these say that something broke. */
const REAL_ERROR =
  /\berror: |^configure: error:|^ERROR: |^E: |^CMake Error|fatal error:|undefined reference to|^make(?:\[\d+\])?: \*\*\* /i;

/** Says why a stage of the Buildroot engine failed; see classifyFailure. */
export function classifyLog(failed: FailedStage): BuildFailure {
  const found = classifyFailure(failed, { rules: FAILURE_RULES, realError: REAL_ERROR });
  if (found.code !== 'BUILD_RECIPE_FAILED' || found.lineNumber === undefined) return found;
  // make's line names the package; what broke stands before it, among the lines of other packages.
  const cause = failed.lines.find(({ n, m }) => n < (found.lineNumber ?? 0) && isCause(m));
  return cause === undefined ? found : { ...found, errorLine: cause.m, lineNumber: cause.n };
}

function isCause(line: string): boolean {
  return REAL_ERROR.test(line) && !/^make(?:\[\d+\])?: \*\*\*/.test(line) && !/^ERROR: .*hash/.test(line);
}
