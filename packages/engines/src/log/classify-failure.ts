import { ERROR_CODES, type ErrorCode } from '@boardwright/core/app-error';
import type { BuildFailure, FailedStage } from '../plan.ts';

/** A line of a tool that names the cause of a failure. */
export interface FailureRule {
  readonly code: ErrorCode;
  /** A group named `component` is the package or tool. */
  readonly pattern: RegExp;
  /** One plain sentence. `found`: the pattern's other named groups. */
  readonly message: (component: string, found: Readonly<Record<string, string | undefined>>) => string;
  readonly advice: string;
}

/** What an engine knows of its tools' words. */
export interface LogKnowledge {
  /** Most decisive first. */
  readonly rules: readonly FailureRule[];
  /** A line with which a tool says that something is wrong. */
  readonly realError: RegExp;
  /** The lines among which the first error is the one that matters; all unless told otherwise. */
  readonly ofFailure?: (lines: FailedStage['lines']) => FailedStage['lines'];
}

type Line = FailedStage['lines'][number];

/** The stage scripts' own last word: `Failure CODE (component). Advice`, after a line `E: message`. */
const OWN_WORD = /^Failure ([A-Z_]+)(?: \(([^)]*)\))?\.(?: (.*))?$/;
/** Lines of a booting machine's console are quoted; they are never the builder's own errors. */
const QUOTED = /^\| /;
const DEFAULT_ADVICE =
  'Read the lines around the error in the log. If it is not of your making, retry once and then report it with the build id.';

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text);
}

function firstError(all: readonly Line[], { realError, ofFailure }: LogKnowledge): Line | undefined {
  const lines = ofFailure?.(all) ?? all;
  return (
    lines.find(({ m }) => realError.test(m)) ??
    lines.findLast(({ m }) => m.trim() !== '' && !OWN_WORD.test(m))
  );
}

function at(line: Line | undefined): Pick<BuildFailure, 'errorLine' | 'lineNumber'> {
  return line === undefined ? {} : { errorLine: line.m, lineNumber: line.n };
}

function ownWord(
  failed: FailedStage,
  lines: readonly Line[],
  knowledge: LogKnowledge,
): BuildFailure | undefined {
  const index = lines.findLastIndex(({ m }) => OWN_WORD.test(m));
  const match = OWN_WORD.exec(lines[index]?.m ?? '');
  const said = lines.slice(0, index).findLast(({ m }) => m.startsWith('E: '));
  const [, code = '', component, advice] = match ?? [];
  if (said === undefined || !isErrorCode(code)) return undefined;
  return {
    code,
    stage: failed.stage,
    ...(component === undefined ? {} : { component }),
    message: said.m.slice('E: '.length),
    advice: advice ?? DEFAULT_ADVICE,
    ...at(firstError(lines, knowledge) ?? said),
  };
}

function byRules(
  failed: FailedStage,
  lines: readonly Line[],
  { rules }: LogKnowledge,
): BuildFailure | undefined {
  let best: { readonly rule: FailureRule; readonly line: Line; readonly match: RegExpExecArray } | undefined;
  for (const rule of rules) {
    for (const line of lines) {
      const match = rule.pattern.exec(line.m);
      if (match === null) continue;
      best = { rule, line, match };
      break;
    }
    if (best !== undefined) break;
  }
  if (best === undefined) return undefined;
  const component = best.match.groups?.component;
  return {
    code: best.rule.code,
    stage: failed.stage,
    ...(component === undefined ? {} : { component }),
    message: best.rule.message(component ?? '', best.match.groups ?? {}),
    advice: best.rule.advice,
    ...at(best.line),
  };
}

function byEnding(failed: FailedStage, lines: readonly Line[]): BuildFailure | undefined {
  const last = lines.at(-1);
  if (failed.oomKilled) {
    return {
      code: 'OUT_OF_MEMORY',
      stage: failed.stage,
      message: `The stage ${failed.stage} needed more memory than it is allowed.`,
      advice: 'Take large packages out of the spec, or give the stage more memory on the build host.',
      ...at(last),
    };
  }
  if (!failed.timedOut) return undefined;
  return {
    code: 'BUILD_TIMEOUT',
    stage: failed.stage,
    message: `The stage ${failed.stage} did not end within its time limit.`,
    advice: 'Retry on a less busy host. If it stops at the same line again, that line is the reason.',
    ...at(last),
  };
}

/**
 * Says why a stage failed.
 *
 * How the container ended (memory, time) comes first because it explains every line; then causes outside the image that
 * surface as other failures (disk full, archive gone); then the stage's own word; then what the tools printed.
 */
export function classifyFailure(failed: FailedStage, knowledge: LogKnowledge): BuildFailure {
  const lines = failed.lines.filter(({ m }) => !QUOTED.test(m));
  const ended = byEnding(failed, lines);
  if (ended !== undefined) return ended;
  const own = ownWord(failed, lines, knowledge);
  const ruled = byRules(failed, lines, knowledge);
  // The stage knows only that a tool failed; a rule that knows why says more.
  if (own !== undefined && !(own.code === 'BUILD_RECIPE_FAILED' && ruled !== undefined)) return own;
  return (
    ruled ?? {
      code: 'BUILD_RECIPE_FAILED',
      stage: failed.stage,
      message: `The stage ${failed.stage} ended with exit code ${failed.exitCode}.`,
      advice: DEFAULT_ADVICE,
      ...at(firstError(lines, knowledge)),
    }
  );
}
