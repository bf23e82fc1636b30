import type { IssueFix } from '../../issue.ts';
import type { ResolvedLayerRepo } from '../../resolved-image.ts';
import type { YoctoRelease } from '../../yocto-board.ts';
import type { Layer, LayerTable } from '../../yocto-layers/layer.ts';
import { YOCTO_RELEASE_ORDER, YOCTO_RELEASES } from '../../yocto-release.ts';
import { fix, type Part, problem, setTo } from '../draft.ts';

/** A layer something needs. */
export interface WantedLayer {
  /** Id of the layer table. */
  readonly id: string;
  readonly because: string;
  /** Who wants it, as it is named to a person. */
  readonly who: string;
  /** JSON Pointer of the choice that wants it. */
  readonly path: string;
  /** Takes the choice out of the spec; absent where it can't be left out. */
  readonly leaveOut?: IssueFix;
}

/** What every image has: BitBake is a repository without layers. */
const BITBAKE = 'bitbake';
const CORE = 'core';

function byCollection({ layers }: LayerTable, collection: string): Layer | undefined {
  for (const layer of layers.values()) if (layer.collection === collection) return layer;
  return undefined;
}

/** Why a layer itself can't be used with a release, as the end of a sentence that begins with the layer. */
function ownLack(table: LayerTable, layer: Layer, release: YoctoRelease): string | undefined {
  const repo = table.repos.get(layer.repo);
  const facts = layer.releases[release];
  const { series } = YOCTO_RELEASES[release];
  if (repo?.releases[release] === undefined) return repo?.lacking?.[release] ?? `has no branch for ${series}`;
  if (facts === undefined) return `is not in the branch of ${layer.repo} for ${series}`;
  if (!facts.compat.includes(series))
    return `says it fits ${facts.compat.join(', ')} (LAYERSERIES_COMPAT), not ${series}`;
  return undefined;
}

interface Step {
  readonly layer: Layer;
  readonly because: string;
}

interface Walk {
  /** Dependencies before those that need them. */
  readonly steps: readonly Step[];
  /** First thing wrong, as a sentence without its full stop. */
  readonly lack?: string;
}

/** Walks from one layer to all it depends on. `because` of a dependency names who needs it. */
function walk(
  table: LayerTable,
  id: string,
  because: string,
  release: YoctoRelease,
  seen: Set<string>,
): Walk {
  const layer = table.layers.get(id);
  if (layer === undefined) return { steps: [], lack: `There is no layer ${id} in the layer table` };
  if (seen.has(id)) return { steps: [] };
  seen.add(id);
  const own = ownLack(table, layer, release);
  if (own !== undefined) return { steps: [], lack: `${id} ${own}` };
  const steps: Step[] = [];
  for (const collection of [...(layer.releases[release]?.depends ?? [])].sort()) {
    const needed = byCollection(table, collection);
    if (needed === undefined)
      return { steps: [], lack: `${id} depends on the layer ${collection}, which is not in the layer table` };
    const below = walk(table, needed.id, `${id} depends on it (LAYERDEPENDS)`, release, seen);
    if (below.lack !== undefined)
      return { steps: [], lack: `${id} depends on ${needed.id}, but ${below.lack}` };
    steps.push(...below.steps);
  }
  return { steps: [...steps, { layer, because }] };
}

/**
 * @returns why a layer, with all it depends on, can't be used with a release: a sentence without its full stop; undefined when
 * it can
 */
export function layerLack(table: LayerTable, id: string, release: YoctoRelease): string | undefined {
  return walk(table, id, '', release, new Set()).lack;
}

function grouped(table: LayerTable, steps: readonly Step[], release: YoctoRelease): ResolvedLayerRepo[] {
  const repos = new Map<string, Step[]>([[BITBAKE, []]]);
  for (const step of steps) {
    const { repo } = step.layer;
    repos.set(repo, [...(repos.get(repo) ?? []), step]);
  }
  return [...repos].flatMap(([id, own]): ResolvedLayerRepo[] => {
    const repo = table.repos.get(id);
    const pin = repo?.releases[release];
    if (repo === undefined || pin === undefined) return [];
    const layers = own.map(({ layer, because }) => ({ path: layer.path, because }));
    return [{ id, url: repo.url, branch: pin.branch, commit: pin.commit, layers }];
  });
}

/**
 * Finds a consistent set of layers: those wanted and all they depend on, each of the release's series.
 *
 * @returns repositories with their layers, dependencies first; an error for each wanted layer that can't be had, with the two
 * that disagree and ways out. Those are left out, so that the rest can go on.
 * @invariant the set is closed under LAYERDEPENDS and every layer's LAYERSERIES_COMPAT names the series; the order of `wanted`
 * does not matter
 */
export function resolveLayers(
  table: LayerTable,
  wanted: readonly WantedLayer[],
  release: YoctoRelease,
): Part<readonly ResolvedLayerRepo[]> {
  const inOrder = [...wanted].sort((a, b) => (`${a.id} ${a.who}` < `${b.id} ${b.who}` ? -1 : 1));
  const core: WantedLayer = { id: CORE, because: 'in every image', who: 'Yocto', path: '/engine' };
  const seen = new Set<string>();
  const steps: Step[] = [];
  const issues = [core, ...inOrder].flatMap((one) => {
    const lack = layerLack(table, one.id, release);
    if (lack === undefined) {
      steps.push(...walk(table, one.id, one.because, release, seen).steps);
      return [];
    }
    const others = YOCTO_RELEASE_ORDER.filter(
      (other) => other !== release && wanted.every(({ id }) => layerLack(table, id, other) === undefined),
    );
    const fixes = others.map((other) => fix(`Use ${other}`, setTo('/engine/release', other)));
    const message = `${one.who} needs the layer ${one.id} with ${release}: ${lack}.`;
    return [
      problem('LAYER_NOT_AVAILABLE', one.path, message, {
        between: [one.id, release],
        fixes: [...fixes, ...(one.leaveOut === undefined ? [] : [one.leaveOut])],
      }),
    ];
  });
  return { value: grouped(table, steps, release), issues };
}
