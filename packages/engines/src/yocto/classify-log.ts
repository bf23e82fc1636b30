import { classifyFailure } from '../log/classify-failure.ts';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { FAILURE_RULES } from './failure-rules.ts';
import { mirrorsTried } from './fetch-mirrors.ts';
import { NO_MIRROR } from './task-rules.ts';

type Line = FailedStage['lines'][number];

/** Of a failed fetch the next line says the same without the whole command. */
const REAL_ERROR = /\bERROR: (?!\S+ do_fetch: Fetcher failure: Fetch command )|^E: |^fatal: /i;
/** BitBake quotes the log of a task that failed. */
const QUOTE = '| ';
/** What compilers and their like say of the cause; most telling first. */
const CAUSES: readonly RegExp[] = [
  /\b(?:fatal )?error: |undefined reference to|^CMake Error|^error(?:\[E\d+\])?:|^\S+\.py:\d+: .*Error/,
  /^(?:configure|meson\.build:\d+:\d+): (?:error|ERROR): |^ERROR: |^E: |^\w*(?:Error|Exception): /,
  /^make(?:\[\d+\])?: \*\*\* |^ninja: build stopped|^FAILED: /,
];
const NAME_UNRESOLVED =
  /Temporary failure in name resolution|unable to resolve host address|Could not resolve host/;
const CHECKSUM_MISMATCH = /do_\w+: Checksum mismatch for local file (\S+)|Checksum mismatch!/;
const ALL_SUCCEEDED = /Tasks Summary: .* all succeeded\./;
const OWN_WORD = /^Failure [A-Z_]+\b/;
/** Stages that may reach download sites. */
const ONLINE_STAGES = ['source', 'download'];

function unquoted({ n, m }: Line): Line {
  return { n, m: m.startsWith(QUOTE) ? m.slice(QUOTE.length) : m };
}

/** The first line of the failed task's own log that names a cause. */
function quotedCause(lines: readonly Line[]): Line | undefined {
  const quoted = lines.filter(({ m }) => m.startsWith(QUOTE)).map(unquoted);
  return CAUSES.map((cause) => quoted.find(({ m }) => cause.test(m))).find((line) => line !== undefined);
}

function withCause(found: BuildFailure, cause: Line | undefined): BuildFailure {
  return cause === undefined ? found : { ...found, errorLine: cause.m.trim(), lineNumber: cause.n };
}

/** The sentence names the mirrors that were tried, where they are known. */
function withMirrors(found: BuildFailure, lines: readonly Line[]): BuildFailure {
  const mirrors = mirrorsTried(
    found.component ?? '',
    lines.map(({ m }) => m),
  );
  return mirrors === undefined
    ? found
    : { ...found, message: found.message.replace(NO_MIRROR, () => `nor from ${mirrors}`) };
}

/** What a fetch failed of: another file under the name, or no name server. */
function refineFetch(found: BuildFailure, stage: string, lines: readonly Line[]): BuildFailure {
  const before = lines.filter(({ n }) => n <= (found.lineNumber ?? 0));
  const wrong = before.find(({ m }) => CHECKSUM_MISMATCH.test(m) && m.includes(found.component ?? ''));
  if (wrong !== undefined) {
    const file = CHECKSUM_MISMATCH.exec(wrong.m)?.[1]?.split('/').at(-1) ?? 'of a source';
    return withCause(
      {
        ...found,
        code: 'CHECKSUM_MISMATCH',
        message: `The file ${file} of ${found.component} is not the one its recipe knows, and there was no other.`,
        advice: 'A mirror or a proxy has another file under that name. Put the right one there, then retry.',
      },
      wrong,
    );
  }
  const unresolved = lines.find(({ m }) => NAME_UNRESOLVED.test(m));
  if (unresolved === undefined || !ONLINE_STAGES.includes(stage)) return found;
  return {
    ...found,
    code: 'MIRROR_UNAVAILABLE',
    message: `${found.message.replace(/\.$/, '')}: the name of the site could not be resolved.`,
  };
}

/** Some lines name what is wrong only on the next one. */
function refineByNextLine(found: BuildFailure, lines: readonly Line[]): BuildFailure {
  const next = lines
    .find(({ n }) => n === (found.lineNumber ?? -1) + 1)
    ?.m.replace(/^ERROR:/, '')
    .trim();
  const name = next?.split('/').at(-1);
  if (name === undefined || name === '') return found;
  if (/No recipes in \S+ available for:/.test(found.errorLine ?? ''))
    return { ...found, component: name, message: `${name} changes a recipe that no layer has.` };
  if (/layer directories do not exist/.test(found.errorLine ?? ''))
    return { ...found, component: name, message: `The layer directory ${next} does not exist.` };
  return found;
}

function allSucceeded(found: BuildFailure, lines: readonly Line[]): BuildFailure {
  const uninative = lines.find(({ m }) => /Disabling uninative as unable to fetch/.test(m));
  if (uninative !== undefined)
    return withCause(
      {
        ...found,
        code: 'MIRROR_UNAVAILABLE',
        component: 'uninative',
        message: 'The C library Yocto keeps for the tools of the host (uninative) could not be fetched.',
        advice: 'Bring it along in DL_DIR/uninative, or set INHERIT:remove = "uninative".',
      },
      uninative,
    );
  if (!lines.some(({ m }) => ALL_SUCCEEDED.test(m))) return found;
  return {
    ...found,
    message: 'All tasks succeeded, but BitBake reported an error on the way and ended with 1.',
    advice: 'The first ERROR in the log says what. Without it the build is good: mend it, then retry.',
  };
}

/** What is left to blame when a stage has the last word after BitBake succeeded: nothing that was printed before. */
function afterSuccess(lines: readonly Line[]): readonly Line[] {
  const rest = lines.slice(lines.findLastIndex(({ m }) => ALL_SUCCEEDED.test(m)) + 1);
  return rest.some(({ m }) => OWN_WORD.test(m)) ? rest : lines;
}

/** Says why a stage of the Yocto engine failed; see classifyFailure. */
export function classifyLog(failed: FailedStage): BuildFailure {
  // The console of a booting machine is quoted too, and says nothing of the builder.
  const lines = failed.stage === 'boot' ? failed.lines : afterSuccess(failed.lines).map(unquoted);
  const found = classifyFailure({ ...failed, lines }, { rules: FAILURE_RULES, realError: REAL_ERROR });
  if (found.code === 'FETCH_FAILED') return refineFetch(withMirrors(found, lines), failed.stage, lines);
  if (found.code !== 'BUILD_RECIPE_FAILED' || failed.stage === 'boot') return found;
  if (/ failed in do_\w+\.$/.test(found.message)) return withCause(found, quotedCause(failed.lines));
  if (/ended with exit code \d+\.$/.test(found.message)) return allSucceeded(found, lines);
  return refineByNextLine(found, lines);
}
