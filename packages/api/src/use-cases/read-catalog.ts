import { ACCELERATORS } from '@boardwright/catalog/accelerators';
import { BOARDS } from '@boardwright/catalog/boards';
import { BUILDROOT_RELEASE_IDS } from '@boardwright/catalog/buildroot-board';
import { FEATURES } from '@boardwright/catalog/features';
import { POWER_PROFILES } from '@boardwright/catalog/power-profiles';
import { RUNTIMES } from '@boardwright/catalog/runtimes';
import type { Unit } from '@boardwright/catalog/unit';
import { engineKinds } from '@boardwright/engines/registry';
import type { CatalogView, UnitView } from '../schemas/catalog.ts';

function toUnitView(unit: Unit): UnitView {
  const recipe = unit.engines.debian;
  const isAvailable = !('unavailable' in recipe);
  const { buildroot } = unit.engines;
  const isBuildable = !('unavailable' in buildroot);
  return {
    kind: unit.kind,
    id: unit.id,
    title: unit.title,
    summary: unit.summary,
    licence: unit.licence,
    slot: unit.slot,
    provides: [...unit.provides],
    requires: [...unit.requires],
    conflicts: [...unit.conflicts],
    ramMiB: unit.ramMiB,
    debian: {
      releases: isAvailable ? Object.keys(recipe.packages) : [],
      archs: isAvailable ? [...recipe.archs] : [],
      unavailable: isAvailable ? null : recipe.unavailable,
    },
    buildroot: {
      releases: isBuildable ? [...(buildroot.releases?.ids ?? BUILDROOT_RELEASE_IDS)] : [],
      archs: isBuildable ? [...buildroot.archs] : [],
      unavailable: isBuildable ? null : buildroot.unavailable,
    },
  };
}

/** Everything a spec can name. */
export function readCatalog(): CatalogView {
  return {
    boards: [...BOARDS.values()],
    accelerators: [...ACCELERATORS.values()].map(toUnitView),
    runtimes: [...RUNTIMES.values()].map(toUnitView),
    features: [...FEATURES.values()].map(toUnitView),
    powerProfiles: [...POWER_PROFILES.values()].map(({ id, title, summary }) => ({ id, title, summary })),
    engines: [...engineKinds],
  };
}
