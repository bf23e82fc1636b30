import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Board, DebianBoard } from '../../board.ts';
import {
  DEBIAN_RELEASE_IDS,
  DEBIAN_RELEASES,
  DEFAULT_DEBIAN_RELEASE,
  isDebianRelease,
} from '../../debian-release.ts';
import type { PreemptionModel } from '../../resolved-image.ts';
import type { DebianArch, DebianRecipe, DebianRelease } from '../../unit.ts';
import type { Selected } from '../draft.ts';
import { type Demand, type ReleaseLine, type SettledRelease, settleRelease } from '../settle-release.ts';

const DEBIAN: ReleaseLine<DebianRelease> = {
  title: 'Debian',
  ids: DEBIAN_RELEASE_IDS,
  preferred: DEFAULT_DEBIAN_RELEASE,
  preferredBecause: 'the default: the stable release of Debian',
};

function boardDemand(board: Board, debian: DebianBoard): Demand<DebianRelease>[] {
  if (debian.onlyReleases === undefined) return [];
  const releases = debian.onlyReleases.releases.filter(isDebianRelease);
  return [{ who: board.title, path: '/board', releases, reason: debian.onlyReleases.reason }];
}

/** Needs of a unit's packages the board does not meet, by release. */
function unmetNeed(recipe: DebianRecipe, release: DebianRelease, board: Board, arch: DebianArch) {
  const need = recipe.boardNeeds?.[release];
  return need !== undefined && need.arch === arch && !board.provides.includes(need.token) ? need : undefined;
}

function unitDemands(units: readonly Selected[], board: Board, arch: DebianArch): Demand<DebianRelease>[] {
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
): Demand<DebianRelease>[] {
  if (model === undefined || offered.kernelPackages[model] === undefined) return [];
  const releases = DEBIAN_RELEASE_IDS.filter(
    (id) => DEBIAN_RELEASES[id].archs[arch].preemption[model] !== undefined,
  );
  if (releases.length === DEBIAN_RELEASE_IDS.length || releases.length === 0) return [];
  const kernels = releases.map((id) => DEBIAN_RELEASES[id].kernelVersion).join(', ');
  const reason = `of the ${arch} kernels of Debian only that of ${releases.join(', ')} (${kernels}) offers it`;
  return [{ who: `The preemption model "${model}"`, path: '/kernel/preemption', releases, reason }];
}

/** Settles the release of Debian; see settleRelease. */
export function chooseRelease(
  spec: ImageSpec,
  board: Board,
  debian: DebianBoard,
  arch: DebianArch,
  units: readonly Selected[],
): SettledRelease<DebianRelease> {
  const demands = [
    ...boardDemand(board, debian),
    ...unitDemands(units, board, arch),
    ...preemptionDemand(spec.kernel.preemption, arch, debian),
  ];
  return settleRelease(DEBIAN, demands, spec.engine.release);
}
