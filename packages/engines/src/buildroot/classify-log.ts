import { classifyFailure } from '../log/classify-failure.ts';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { failureRules, NAME_UNRESOLVED, NOT_DOWNLOADED } from './failure-rules.ts';
import { packageMark } from './package-mark.ts';

/** A bare `***` stands in normal output; only these say that something broke. */
const REAL_ERROR =
  /\berror: |^configure: error:|^ERROR: |^E: |^CMake Error|^Hunk #\d+ FAILED|fatal error:|undefined reference to|^make(?:\[\d+\])?: \*\*\* /i;

/** make's own word on a step of a package that failed, with the package's directory. */
const FAILED_STEP = /make(?:\[\d+\])?: \*\*\* \[.*\/build\/([^/\s]+)\/\.stamp_\w+\] Error \d+/;
/** The same of what is no package's: the root file system, an image. */
const FAILED_TARGET = /^make: \*\*\* \[/;
/** The step that fetches the sources, which a rule has told of already. */
const DOWNLOADING = /\/\.stamp_downloaded\]/;

/** Stages that may reach download sites; in the others a package that tries to is what is wrong. */
const ONLINE_STAGES = ['source', 'index', 'download'];

/** Says why a stage of the Buildroot engine failed; see classifyFailure. */
export function classifyLog(failed: FailedStage): BuildFailure {
  const offline = !ONLINE_STAGES.includes(failed.stage);
  const found = classifyFailure(failed, {
    rules: failureRules(!offline),
    realError: REAL_ERROR,
    ofFailure: linesOfFailure,
  });
  if (found.code !== 'BUILD_RECIPE_FAILED' || !FAILED_STEP.test(found.errorLine ?? '')) return found;
  const own = linesOfFailure(failed.lines);
  const fetch = offline ? own.find(({ m }) => NAME_UNRESOLVED.test(m)) : undefined;
  if (fetch !== undefined && DOWNLOADING.test(found.errorLine ?? ''))
    return { ...found, errorLine: fetch.m, lineNumber: fetch.n };
  if (fetch !== undefined)
    return {
      ...found,
      message: `${found.component ?? 'A package'} tried to download something while it was built, where there is no network.`,
      advice: NOT_DOWNLOADED,
      errorLine: fetch.m,
      lineNumber: fetch.n,
    };
  // make's line names the package; what broke stands before it.
  const cause = own.find(({ m }) => isCause(m));
  return cause === undefined ? found : { ...found, errorLine: cause.m, lineNumber: cause.n };
}

/**
 * The lines of the step that failed: from the package's last mark to make's word. make prints the steps of packages one after
 * another (`-Otarget`), so what other packages said stands outside. Without the mark, which a long log may have lost, all before.
 */
function linesOfFailure(lines: FailedStage['lines']): FailedStage['lines'] {
  const step = lines.findIndex(({ m }) => FAILED_STEP.test(m));
  const end = step === -1 ? lines.findIndex(({ m }) => FAILED_TARGET.test(m)) : step;
  if (end === -1) return lines;
  const directory = FAILED_STEP.exec(lines[end]?.m ?? '')?.[1];
  const mark = lines.slice(0, end).findLastIndex(({ m }) => {
    return directory === undefined ? m.includes('>>> ') : packageMark(m)?.directory === directory;
  });
  return lines.slice(mark + 1, end + 1);
}

function isCause(line: string): boolean {
  return REAL_ERROR.test(line) && !/^make(?:\[\d+\])?: \*\*\*/.test(line) && !/^ERROR: .*hash/.test(line);
}
