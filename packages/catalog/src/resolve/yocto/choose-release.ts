import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Board } from '../../board.ts';
import type { YoctoBoard, YoctoRelease } from '../../yocto-board.ts';
import { LAYER_TABLE } from '../../yocto-layers.ts';
import { ofRelease, type YoctoRecipe } from '../../yocto-recipe.ts';
import { YOCTO_RELEASE_ORDER } from '../../yocto-release.ts';
import type { Selected } from '../draft.ts';
import { MODEL_WORDS } from '../kernel-rules.ts';
import { isAtLeast } from '../kernel-version.ts';
import { type Demand, type ReleaseLine, type SettledRelease, settleRelease } from '../settle-release.ts';
import { kernelVersionFor, modelLack } from './real-time.ts';
import { layerLack } from './resolve-layers.ts';
import { overlayLack } from './resolve-overlays.ts';
import type { YoctoBoardRelease } from './scene.ts';

const YOCTO: ReleaseLine<YoctoRelease> = {
  title: 'Yocto',
  ids: YOCTO_RELEASE_ORDER,
  preferred: 'wrynose',
  preferredBecause: 'the default: the newest long-term release of Yocto',
};

type Demands = Demand<YoctoRelease>[];

/** A demand of those releases that lack nothing. What no release has, other rules say with the unit itself. */
function demandOf(
  who: string,
  path: string,
  releases: readonly YoctoRelease[],
  lackIn: (release: YoctoRelease) => string | undefined,
): Demands {
  const lacks = releases.map((release) => ({ release, lack: lackIn(release) }));
  const fitting = lacks.filter(({ lack }) => lack === undefined).map(({ release }) => release);
  if (fitting.length === 0 || fitting.length === lacks.length) return [];
  const reason = lacks.flatMap(({ lack }) => (lack === undefined ? [] : [lack])).join('; ');
  return [{ who, path, releases: fitting, reason }];
}

function boardDemand(board: Board, yocto: YoctoBoard): Demands {
  return demandOf(board.title, '/board', YOCTO.ids, (release) =>
    yocto.releases[release] === undefined ? (yocto.lacking[release] ?? `${release} lacks it`) : undefined,
  );
}

function recipeLack(
  recipe: YoctoRecipe,
  release: YoctoRelease,
  facts: YoctoBoardRelease,
  spec: ImageSpec,
): string | undefined {
  const { releases, layers, minKernel } = recipe;
  if (releases !== undefined && !releases.ids.includes(release)) return releases.reason;
  for (const { id } of ofRelease(layers, release)) {
    const lack = layerLack(LAYER_TABLE, id, release);
    if (lack !== undefined) return lack;
  }
  const version = kernelVersionFor(facts, spec.kernel.preemption);
  if (minKernel !== undefined && !isAtLeast(version, minKernel.version))
    return `${minKernel.reason}, Linux ${minKernel.version}, and the board's kernel in ${release} is ${version}`;
  return undefined;
}

/** Settles the release of Yocto; see settleRelease. */
export function chooseRelease(
  spec: ImageSpec,
  board: Board,
  yocto: YoctoBoard,
  units: readonly Selected[],
): SettledRelease<YoctoRelease> {
  const has = new Map(
    YOCTO.ids.flatMap((id) => {
      const facts = yocto.releases[id];
      return facts === undefined ? [] : [[id, facts] as const];
    }),
  );
  const ids = [...has.keys()];
  const model = spec.kernel.preemption;
  const preemption =
    model === undefined
      ? []
      : demandOf(`The preemption model "${model}"`, '/kernel/preemption', ids, (release) => {
          const facts = has.get(release);
          const lack = facts && modelLack(facts, model, board.arch);
          return lack && `${release} has no ${MODEL_WORDS[model]} for ${board.title}, because ${lack}`;
        });
  const overlays =
    spec.overlays.length === 0
      ? []
      : demandOf('Device tree overlays', '/overlays', ids, (release) => {
          const lack = overlayLack(yocto, release);
          return lack && `with ${release}, ${lack}`;
        });
  const unitDemands = units.flatMap(({ unit, path }): Demands => {
    const recipe = unit.engines.yocto;
    if ('unavailable' in recipe) return [];
    return demandOf(unit.title, path, ids, (release) => {
      const facts = has.get(release);
      return facts && recipeLack(recipe, release, facts, spec);
    });
  });
  return settleRelease(
    YOCTO,
    [...boardDemand(board, yocto), ...unitDemands, ...preemption, ...overlays],
    spec.engine.release,
  );
}
