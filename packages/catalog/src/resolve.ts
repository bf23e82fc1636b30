import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { specHash } from '@boardwright/spec/spec-hash';
import type { Board } from './board.ts';
import { BOARDS } from './boards.ts';
import { debianArchOf } from './debian-release.ts';
import type { Issue } from './issue.ts';
import { checkImageSize } from './resolve/check-image-size.ts';
import { checkUnits } from './resolve/check-units.ts';
import { chooseRelease } from './resolve/choose-release.ts';
import { fix, type Part, problem, replaceWith, type Scene, type Usable } from './resolve/draft.ts';
import { resolveKernel } from './resolve/resolve-kernel.ts';
import { resolveNetwork } from './resolve/resolve-network.ts';
import { resolvePackages } from './resolve/resolve-packages.ts';
import { resolvePower } from './resolve/resolve-power.ts';
import { resolveServices } from './resolve/resolve-services.ts';
import { resolveStorage } from './resolve/resolve-storage.ts';
import { selectUnits, unknownId } from './resolve/select-units.ts';
import { unsupportedFields } from './resolve/unsupported-fields.ts';
import type { ResolvedFile, ResolvedImage } from './resolved-image.ts';

export interface Resolution {
  /** Null exactly when an issue is an error. */
  readonly image: ResolvedImage | null;
  readonly issues: readonly Issue[];
}

/** Seconds of cyclictest in the boot test: enough for a histogram, short enough for a boot test. */
const LATENCY_TEST_SECONDS = 10;

/** What is wrong with engine and board before anything else can be looked at. */
function engineIssues(spec: ImageSpec, board: Board | undefined): Issue[] {
  const issues: Issue[] = [];
  if (spec.engine.kind !== 'debian') {
    const message = `The engine "${spec.engine.kind}" is not available yet; the Debian engine is.`;
    issues.push(
      problem('ENGINE_NOT_AVAILABLE', '/engine/kind', message, {
        between: [spec.engine.kind],
        fixes: [fix('Use Debian', replaceWith('/engine', { kind: 'debian' }))],
      }),
    );
  } else if (board !== undefined && board.engines.debian === undefined) {
    const message = `The Debian engine does not support ${board.title}.`;
    issues.push(problem('ENGINE_UNSUPPORTED_BOARD', '/board', message, { between: [board.id, 'debian'] }));
  }
  if (board === undefined) issues.push(unknownId('board', spec.board, '/board', [...BOARDS.keys()], false));
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

function selfTests(units: readonly Usable[]): ResolvedImage['selfTests'] {
  return units.flatMap(({ unit }) => {
    if (unit.selfTestModel === undefined) return [];
    const because = `proves that ${unit.title} gives the right answer`;
    return [{ runtime: unit.id, model: unit.selfTestModel, because }];
  });
}

function unitFiles(units: readonly Usable[]): ResolvedFile[] {
  return units.flatMap(({ unit, recipe }) =>
    (recipe.files ?? []).map((file) => ({ ...file, because: `${unit.title}: ${file.because}` })),
  );
}

/** Puts the parts together once board, release and units are settled. */
function compose(scene: Scene, releaseBecause: string, units: readonly Usable[]): Part<ResolvedImage> {
  const { spec, board } = scene;
  const kernel = resolveKernel(scene, units);
  const power = resolvePower(scene, kernel.value.kernel.preemption);
  const packages = resolvePackages(scene, units, kernel.value.packages);
  const network = resolveNetwork({ ...scene, spec: canonicalSpec(spec) });
  const measuresLatency = units.some(({ unit }) => unit.provides.includes('tool:cyclictest'));
  const value: ResolvedImage = {
    apiVersion: spec.apiVersion,
    name: spec.name,
    specHash: specHash(spec),
    engine: { kind: 'debian', release: scene.release, because: releaseBecause },
    board,
    kernel: { ...kernel.value.kernel, cmdline: [...kernel.value.kernel.cmdline, ...power.value.cmdline] },
    units: [
      { kind: 'board', id: board.id, title: board.title, because: 'board of the spec' },
      ...units.map(({ unit, because }) => ({ kind: unit.kind, id: unit.id, title: unit.title, because })),
    ],
    packages: packages.value,
    hostname: network.hostname,
    power: power.value.power,
    storage: resolveStorage(scene),
    files: [...network.files, ...power.value.files, ...unitFiles(units)],
    services: resolveServices(units),
    selfTests: selfTests(units),
    latencyTestSeconds: measuresLatency ? LATENCY_TEST_SECONDS : 0,
  };
  return { value, issues: [...kernel.issues, ...power.issues, ...packages.issues, ...checkImageSize(value)] };
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
  const debian = board?.engines.debian;
  const early = [...engineIssues(spec, board), ...selected.issues];
  if (board === undefined || debian === undefined || spec.engine.kind !== 'debian')
    return { image: null, issues: early };
  const arch = debianArchOf(board.arch);
  const chosen = chooseRelease(spec, board, debian, arch, selected.value);
  const scene: Scene = { spec, board, debian, arch, release: chosen.release };
  const units = checkUnits(selected.value, scene);
  const image = compose(scene, chosen.because, units.value);
  const issues = distinct([
    ...early,
    ...chosen.issues,
    ...units.issues,
    ...image.issues,
    ...unsupportedFields(spec),
  ]);
  return { image: issues.some(({ severity }) => severity === 'error') ? null : image.value, issues };
}
