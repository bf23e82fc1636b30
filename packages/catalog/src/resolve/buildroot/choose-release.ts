import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Board } from '../../board.ts';
import type { BuildrootBoard, BuildrootRelease } from '../../buildroot-board.ts';
import { BUILDROOT_RELEASE_ORDER, BUILDROOT_RELEASES } from '../../buildroot-release.ts';
import type { Selected } from '../draft.ts';
import { MODEL_WORDS } from '../kernel-rules.ts';
import { isAtLeast } from '../kernel-version.ts';
import { preemptionLack } from '../preemption.ts';
import { type Demand, type ReleaseLine, type SettledRelease, settleRelease } from '../settle-release.ts';

const BUILDROOT: ReleaseLine<BuildrootRelease> = {
  title: 'Buildroot',
  ids: BUILDROOT_RELEASE_ORDER,
  preferred: '2026.05',
  preferredBecause: 'the default: the newest release of Buildroot',
};

type Demands = Demand<BuildrootRelease>[];

function boardDemand(board: Board, buildroot: BuildrootBoard): Demands {
  const releases = BUILDROOT.ids.filter((id) => buildroot.releases[id] !== undefined);
  if (releases.length === BUILDROOT.ids.length) return [];
  const reason = `only there Buildroot has the configuration ${buildroot.defconfig}_defconfig`;
  return [{ who: board.title, path: '/board', releases, reason }];
}

/** Kernels of the board by release, as text: "6.18.16 in 2026.05". */
function kernels(buildroot: BuildrootBoard, releases: readonly BuildrootRelease[]): string {
  return releases.map((id) => `${buildroot.releases[id]?.kernelVersion} in ${id}`).join(', ');
}

/** A choice that only some of the board's kernels can have. What none can have, other rules say. */
function kernelDemand(
  who: string,
  path: string,
  buildroot: BuildrootBoard,
  works: (kernelVersion: string) => boolean,
  reason: string,
): Demands {
  const has = BUILDROOT.ids.filter((id) => buildroot.releases[id] !== undefined);
  const releases = has.filter((id) => works(buildroot.releases[id]?.kernelVersion ?? '0'));
  if (releases.length === 0 || releases.length === has.length) return [];
  return [{ who, path, releases, reason: `${reason}; the board's kernel is ${kernels(buildroot, has)}` }];
}

function unitDemands(units: readonly Selected[], buildroot: BuildrootBoard): Demands {
  return units.flatMap(({ unit, path }): Demands => {
    const recipe = unit.engines.buildroot;
    if ('unavailable' in recipe) return [];
    const { releases, minKernel } = recipe;
    const byRelease: Demands =
      releases === undefined
        ? []
        : [{ who: unit.title, path, releases: releases.ids, reason: releases.reason }];
    const byKernel =
      minKernel === undefined
        ? []
        : kernelDemand(
            unit.title,
            path,
            buildroot,
            (version) => isAtLeast(version, minKernel.version),
            minKernel.reason,
          );
    return [...byRelease, ...byKernel];
  });
}

/** Settles the release of Buildroot; see settleRelease. */
export function chooseRelease(
  spec: ImageSpec,
  board: Board,
  buildroot: BuildrootBoard,
  units: readonly Selected[],
): SettledRelease<BuildrootRelease> {
  const model = spec.kernel.preemption;
  const preemption =
    model === undefined
      ? []
      : kernelDemand(
          `The preemption model "${model}"`,
          '/kernel/preemption',
          buildroot,
          (version) => preemptionLack(model, board.arch, version) === undefined,
          `older kernels have no ${MODEL_WORDS[model]}`,
        );
  const demands = [...boardDemand(board, buildroot), ...unitDemands(units, buildroot), ...preemption];
  return settleRelease(BUILDROOT, demands, spec.engine.release);
}

/** @returns the release's title for a person */
export function releaseTitle(release: BuildrootRelease): string {
  return BUILDROOT_RELEASES[release].title;
}
