import { ACCELERATORS } from './accelerators.ts';
import { BOARDS } from './boards.ts';
import type { LicenceToAccept } from './compiled-recipe.ts';
import { FEATURES } from './features.ts';
import { RUNTIMES } from './runtimes.ts';

/** A licence with the unit that asks for it. */
export interface AskedLicence extends LicenceToAccept {
  readonly unit: { readonly id: string; readonly title: string };
}

/** Every licence a unit of the catalog asks for, with whichever engine; one that two engines ask for stands here once. */
const OF_UNITS: readonly AskedLicence[] = [ACCELERATORS, RUNTIMES, FEATURES].flatMap((units) =>
  [...units.values()].flatMap(({ id: unitId, title: unitTitle, engines: { buildroot, yocto } }) =>
    [buildroot, yocto].flatMap((recipe) => {
      if (!('licenceToAccept' in recipe) || recipe.licenceToAccept === undefined) return [];
      const { id, title, site } = recipe.licenceToAccept;
      return [{ id, title, site, unit: { id: unitId, title: unitTitle } }];
    }),
  ),
);

/** Every licence the layer of a board asks for. */
const OF_BOARDS: readonly AskedLicence[] = [...BOARDS.values()].flatMap((board) =>
  (board.engines.yocto?.licences ?? []).map(({ id, title, site }) => ({
    id,
    title,
    site,
    unit: { id: board.id, title: board.title },
  })),
);

/** Every licence something in the catalog asks for, once each. */
export const ASKED_LICENCES: readonly AskedLicence[] = [
  ...new Map(
    [...OF_UNITS, ...OF_BOARDS].toReversed().map((one) => [`${one.id} ${one.unit.id}`, one]),
  ).values(),
].toReversed();
