import type { ImageSpec } from '@boardwright/spec/image-spec';
import { absentBoard } from './absent-boards.ts';
import type { Board } from './board.ts';
import { BOARDS } from './boards.ts';
import type { Issue, IssueFix } from './issue.ts';
import { resolveBuildroot } from './resolve/buildroot/resolve-buildroot.ts';
import { checkLicences } from './resolve/check-licences.ts';
import { resolveDebian } from './resolve/debian/resolve-debian.ts';
import { fix, type Part, problem, replaceWith, type Selected } from './resolve/draft.ts';
import { offerOtherBoards } from './resolve/offer-other-boards.ts';
import { selectUnits, unknownId } from './resolve/select-units.ts';
import { resolveYocto } from './resolve/yocto/resolve-yocto.ts';
import type { ResolvedImage } from './resolved-image.ts';

export interface Resolution {
  /** Null exactly when an issue is an error. */
  readonly image: ResolvedImage | null;
  readonly issues: readonly Issue[];
}

type EngineKind = ImageSpec['engine']['kind'];
type Composition = Part<ResolvedImage>;

/** What an engine resolves with. A new engine is one line here. */
interface EngineRules {
  readonly title: string;
  readonly supports: (board: Board) => boolean;
  /** Undefined when the engine does not support the board. */
  readonly compose: (spec: ImageSpec, board: Board, units: readonly Selected[]) => Composition | undefined;
}

const ENGINES: Readonly<Record<EngineKind, EngineRules>> = {
  debian: {
    title: 'Debian',
    supports: ({ engines }) => engines.debian !== undefined,
    compose: (spec, board, units) =>
      board.engines.debian && resolveDebian(spec, board, board.engines.debian, units),
  },
  buildroot: {
    title: 'Buildroot',
    supports: ({ engines }) => engines.buildroot !== undefined,
    compose: (spec, board, units) =>
      board.engines.buildroot && resolveBuildroot(spec, board, board.engines.buildroot, units),
  },
  yocto: {
    title: 'Yocto',
    supports: ({ engines }) => engines.yocto !== undefined,
    compose: (spec, board, units) =>
      board.engines.yocto && resolveYocto(spec, board, board.engines.yocto, units),
  },
};

/** A release belongs to its engine, so another engine starts without one. */
function otherEngines(board: Board | undefined, not: EngineKind): IssueFix[] {
  return Object.entries(ENGINES)
    .filter(([kind, rules]) => kind !== not && (board === undefined || rules.supports(board)))
    .map(([kind, rules]) => fix(`Use ${rules.title}`, replaceWith('/engine', { kind })));
}

/** What is wrong with engine and board before anything else can be looked at. */
function engineIssues(spec: ImageSpec, board: Board | undefined): Issue[] {
  const { kind } = spec.engine;
  const rules = ENGINES[kind];
  const issues: Issue[] = [];
  const fixes = otherEngines(board, kind);
  if (board !== undefined && !rules.supports(board)) {
    const message = `The ${rules.title} engine does not support ${board.title}.`;
    issues.push(problem('ENGINE_UNSUPPORTED_BOARD', '/board', message, { between: [board.id, kind], fixes }));
  }
  if (board === undefined) {
    const unknown = unknownId('board', spec.board, '/board', [...BOARDS.keys()], false);
    const message = absentBoard(spec.board);
    issues.push(message === undefined ? unknown : { ...unknown, message, fixes: [] });
  }
  return issues;
}

/** @returns the same issues once each: two rules may find the same thing */
function distinct(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = `${issue.code} ${issue.path} ${issue.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Makes every choice of a spec explicit, with the reason for each value.
 *
 * @returns the image, or null when an issue is an error; `issues` also holds remarks
 * @invariant pure, total and deterministic; order of keys and of set-like lists does not change the image. Paths of
 * issues point into the spec as given.
 */
export function resolve(spec: ImageSpec): Resolution {
  const selected = selectUnits(spec);
  const board = BOARDS.get(spec.board);
  const found = [...engineIssues(spec, board), ...selected.issues, ...checkLicences(spec)];
  const lost = { board: spec.board, engine: spec.engine.kind };
  const takesRest = (other: string): boolean => resolve({ ...spec, board: other }).image !== null;
  const early = offerOtherBoards(found, lost, [...BOARDS.values()], takesRest);
  const image = board && ENGINES[spec.engine.kind].compose(spec, board, selected.value);
  if (image === undefined) return { image: null, issues: early };
  const issues = distinct([...early, ...image.issues]);
  return { image: issues.some(({ severity }) => severity === 'error') ? null : image.value, issues };
}
