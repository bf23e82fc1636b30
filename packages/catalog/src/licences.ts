import { ACCELERATORS } from './accelerators.ts';
import type { LicenceToAccept } from './buildroot-recipe.ts';
import { FEATURES } from './features.ts';
import { RUNTIMES } from './runtimes.ts';

/** A licence with the unit that asks for it. */
export interface AskedLicence extends LicenceToAccept {
  readonly unit: { readonly id: string; readonly title: string };
}

/** Every licence a unit of the catalog asks for. */
export const ASKED_LICENCES: readonly AskedLicence[] = [ACCELERATORS, RUNTIMES, FEATURES].flatMap((units) =>
  [...units.values()].flatMap(({ id, title, engines: { buildroot } }) =>
    'licenceToAccept' in buildroot && buildroot.licenceToAccept
      ? [{ ...buildroot.licenceToAccept, unit: { id, title } }]
      : [],
  ),
);
