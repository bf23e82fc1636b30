import type { Layer, LayerRepo, LayerTable } from './yocto-layers/layer.ts';
import { LAYERS } from './yocto-layers/layers.ts';
import { LAYER_REPOS } from './yocto-layers/repos.ts';

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** The public layers the Yocto engine builds with. */
export const LAYER_TABLE: LayerTable = {
  repos: byId<LayerRepo>(LAYER_REPOS),
  layers: byId<Layer>(LAYERS),
};
