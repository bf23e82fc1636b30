import type { ImageSpec } from '@boardwright/spec/image-spec';
import { nearest } from '@boardwright/spec/nearest';
import type { Board, DebianBoard } from '../../board.ts';
import {
  DEBIAN_RELEASE_IDS,
  DEBIAN_RELEASES,
  DEFAULT_DEBIAN_RELEASE,
  isDebianRelease,
} from '../../debian-release.ts';
import type { Issue } from '../../issue.ts';
import type { PreemptionModel } from '../../resolved-image.ts';
import type { DebianArch, DebianRecipe, DebianRelease } from '../../unit.ts';
import { fix, problem, removeAt, type Selected, setTo } from '../draft.ts';

export interface ChosenRelease {
  readonly release: DebianRelease;
  readonly because: string;
  readonly issues: readonly Issue[];
}

/** One choice that does not work with every release. */
interface Demand {
  /** Who demands it, as it is named to a person. */
  readonly who: string;
  readonly path: string;
  readonly releases: readonly DebianRelease[];
  /** Completes "<who> needs forky: ...". */
  readonly reason: string;
}

const PATH = '/engine/release';

function boardDemand(board: Board, debian: DebianBoard): Demand[] {
  if (debian.onlyReleases === undefined) return [];
  const releases = debian.onlyReleases.releases.filter(isDebianRelease);
  return [{ who: board.title, path: '/board', releases, reason: debian.onlyReleases.reason }];
}

/** Needs of a unit's packages the board does not meet, by release. */
function unmetNeed(recipe: DebianRecipe, release: DebianRelease, board: Board, arch: DebianArch) {
  const need = recipe.boardNeeds?.[release];
  return need !== undefined && need.arch === arch && !board.provides.includes(need.token) ? need : undefined;
}

function unitDemands(units: readonly Selected[], board: Board, arch: DebianArch): Demand[] {
  return units.flatMap(({ unit, path }) => {
    const recipe = unit.engines.debian;
    if ('unavailable' in recipe) return [];
    const having = DEBIAN_RELEASE_IDS.filter((release) => recipe.packages[release] !== undefined);
    const releases = having.filter((release) => unmetNeed(recipe, release, board, arch) === undefined);
    if (releases.length === DEBIAN_RELEASE_IDS.length) return [];
    const packages = releases.flatMap((release) => recipe.packages[release] ?? []);
    const reasons = having.flatMap((release) => unmetNeed(recipe, release, board, arch)?.reason ?? []);
    if (having.length < DEBIAN_RELEASE_IDS.length) {
      reasons.unshift(`only ${having.join(', ')} has its package ${packages.join(', ')}`);
    }
    return [{ who: unit.title, path, releases, reason: reasons.join('; ') }];
  });
}

function preemptionDemand(
  model: PreemptionModel | undefined,
  arch: DebianArch,
  offered: DebianBoard,
): Demand[] {
  if (model === undefined || offered.kernelPackages[model] === undefined) return [];
  const releases = DEBIAN_RELEASE_IDS.filter(
    (id) => DEBIAN_RELEASES[id].archs[arch].preemption[model] !== undefined,
  );
  if (releases.length === DEBIAN_RELEASE_IDS.length || releases.length === 0) return [];
  const kernels = releases.map((id) => DEBIAN_RELEASES[id].kernelVersion).join(', ');
  const reason = `of the ${arch} kernels of Debian only that of ${releases.join(', ')} (${kernels}) offers it`;
  return [{ who: `The preemption model "${model}"`, path: '/kernel/preemption', releases, reason }];
}

function reasons(demands: readonly Demand[]): string {
  return demands
    .map((demand) => `${demand.who} needs ${demand.releases.join(' or ')}: ${demand.reason}`)
    .join('; ');
}

function fitAll(demands: readonly Demand[]): DebianRelease[] {
  return DEBIAN_RELEASE_IDS.filter((id) => demands.every((demand) => demand.releases.includes(id)));
}

function contradiction(demands: readonly Demand[]): Issue {
  const removable = demands.filter(
    (demand) => demand.path !== '/board' && fitAll(demands.filter((other) => other !== demand)).length > 0,
  );
  return problem(
    'RELEASE_CONTRADICTION',
    PATH,
    `No release of Debian has all that was chosen. ${reasons(demands)}.`,
    {
      between: demands.map((demand) => demand.who),
      fixes: removable.map((demand) => fix(`Do without: ${demand.who}`, removeAt(demand.path))),
    },
  );
}

function unmet(demand: Demand, asked: DebianRelease): Issue {
  const message = `${demand.who} does not work with ${asked}: ${demand.reason}.`;
  const fixes = demand.releases.map((release) => fix(`Use ${release}`, setTo(PATH, release)));
  if (demand.path !== '/board') fixes.push(fix(`Do without: ${demand.who}`, removeAt(demand.path)));
  return problem('RELEASE_LACKS_CHOICE', demand.path, message, { between: [demand.who, asked], fixes });
}

/**
 * Settles the release of Debian: the one named, else the preferred one that has everything chosen.
 *
 * @returns a release in any case, so that the other rules can go on, with an error when it does not fit
 */
export function chooseRelease(
  spec: ImageSpec,
  board: Board,
  debian: DebianBoard,
  arch: DebianArch,
  units: readonly Selected[],
): ChosenRelease {
  const demands = [
    ...boardDemand(board, debian),
    ...unitDemands(units, board, arch),
    ...preemptionDemand(spec.kernel.preemption, arch, debian),
  ];
  const fitting = fitAll(demands);
  const asked = spec.engine.release;
  if (asked !== undefined && !isDebianRelease(asked)) {
    const release = fitting[0] ?? DEFAULT_DEBIAN_RELEASE;
    const meant = nearest(asked, DEBIAN_RELEASE_IDS) ?? release;
    const message = `The Debian engine has no release "${asked}". Known are: ${DEBIAN_RELEASE_IDS.join(', ')}.`;
    const issue = problem('RELEASE_UNKNOWN', PATH, message, {
      between: [asked],
      fixes: [fix(`Use ${meant}`, setTo(PATH, meant))],
    });
    return { release, because: 'the release asked for is not known', issues: [issue] };
  }
  if (asked !== undefined) {
    const issues =
      fitting.length === 0 && demands.length > 1
        ? [contradiction(demands)]
        : demands.filter((demand) => !demand.releases.includes(asked)).map((demand) => unmet(demand, asked));
    return { release: asked, because: 'engine.release of the spec', issues };
  }
  const release = fitting[0];
  if (release === undefined)
    return { release: DEFAULT_DEBIAN_RELEASE, because: 'the default', issues: [contradiction(demands)] };
  if (release === DEFAULT_DEBIAN_RELEASE)
    return { release, because: 'the default: the stable release of Debian', issues: [] };
  const deciding = demands.filter((demand) => !demand.releases.includes(DEFAULT_DEBIAN_RELEASE));
  return { release, because: `the whole image is ${release}, because ${reasons(deciding)}`, issues: [] };
}
