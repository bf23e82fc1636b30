import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import type { Engine } from '@boardwright/engines/engine';
import { getEngine } from '@boardwright/engines/registry';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { type ParseResult, parseSpec, parseSpecText } from '@boardwright/spec/parse-spec';
import type { ProblemIssue } from '../schemas/problem.ts';
import type { SpecInput } from '../schemas/resolve.ts';
import { toIssues } from '../views/spec-issues.ts';

/** What Boardwright makes of a spec somebody sent. */
export interface UnderstoodSpec {
  /** Null when it is not a spec. */
  readonly spec: ImageSpec | null;
  /** Null when an issue is an error. */
  readonly image: ResolvedImage | null;
  readonly issues: readonly ProblemIssue[];
}

const TOO_DEEP: ParseResult = {
  ok: false,
  issues: [
    {
      path: '',
      message: 'The spec is nested too deeply to be read.',
      hint: 'A spec has at most a few levels.',
    },
  ],
};

/** A text of a few thousand brackets exhausts the stack of anything that walks it. */
function parseInput(input: SpecInput): ParseResult {
  try {
    return input.text === undefined ? parseSpec(input.spec) : parseSpecText(input.text);
  } catch (thrown) {
    if (thrown instanceof RangeError) return TOO_DEEP;
    throw thrown;
  }
}

/** Reads and resolves a spec given as JSON or text. Never throws for what a person wrote. */
export function understandSpec(input: SpecInput): UnderstoodSpec {
  const parsed = parseInput(input);
  if (!parsed.ok) return { spec: null, image: null, issues: toIssues(parsed.issues) };
  const { image, issues } = resolve(parsed.spec);
  return { spec: parsed.spec, image, issues };
}

export interface BuildableSpec {
  readonly spec: ImageSpec;
  readonly image: ResolvedImage;
  readonly issues: readonly ProblemIssue[];
  readonly engine: Engine;
}

/**
 * The same for callers that can do nothing with a spec that has errors.
 *
 * @throws AppError SPEC_INVALID or SPEC_CONFLICT with the issues in `details.issues`
 */
export function requireBuildable(input: SpecInput): BuildableSpec {
  const { spec, image, issues } = understandSpec(input);
  if (spec !== null && image !== null) return { spec, image, issues, engine: getEngine(image.engine.kind) };
  const first = issues.find((issue) => issue.severity === 'error');
  throw new AppError(
    spec === null ? 'SPEC_INVALID' : 'SPEC_CONFLICT',
    first?.message ?? 'The spec cannot be built.',
    { details: { issues } },
  );
}
