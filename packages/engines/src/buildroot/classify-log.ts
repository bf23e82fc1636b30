import { classifyFailure } from '../log/classify-failure.ts';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { FAILURE_RULES, NAME_UNRESOLVED } from './failure-rules.ts';

/** A bare `***` stands in normal output; only these say that something broke. */
const REAL_ERROR =
  /\berror: |^configure: error:|^ERROR: |^E: |^CMake Error|fatal error:|undefined reference to|^make(?:\[\d+\])?: \*\*\* /i;

/** Stages that may reach download sites; in the others a package that tries to is what is wrong. */
const ONLINE_STAGES = ['source', 'index', 'download'];

/** Says why a stage of the Buildroot engine failed; see classifyFailure. */
export function classifyLog(failed: FailedStage): BuildFailure {
  const offline = !ONLINE_STAGES.includes(failed.stage);
  const rules = offline ? FAILURE_RULES.filter(({ code }) => code !== 'MIRROR_UNAVAILABLE') : FAILURE_RULES;
  const found = classifyFailure(failed, { rules, realError: REAL_ERROR });
  if (found.code !== 'BUILD_RECIPE_FAILED' || found.lineNumber === undefined) return found;
  const before = failed.lines.filter(({ n }) => n < (found.lineNumber ?? 0));
  const fetch = offline ? before.find(({ m }) => NAME_UNRESOLVED.test(m)) : undefined;
  if (fetch !== undefined)
    return {
      ...found,
      message: `${found.component ?? 'A package'} tried to download something while it was built, where there is no network.`,
      advice:
        "All sources have to come with Buildroot's own download step. If you chose the package, take it out of the spec; else report it.",
      errorLine: fetch.m,
      lineNumber: fetch.n,
    };
  // make's line names the package; what broke stands before it, among the lines of other packages.
  const cause = before.find(({ m }) => isCause(m));
  return cause === undefined ? found : { ...found, errorLine: cause.m, lineNumber: cause.n };
}

function isCause(line: string): boolean {
  return REAL_ERROR.test(line) && !/^make(?:\[\d+\])?: \*\*\*/.test(line) && !/^ERROR: .*hash/.test(line);
}
