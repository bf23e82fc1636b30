import type { ImageSpec } from '@boardwright/spec/image-spec';
import { ACCELERATORS } from '../accelerators.ts';
import { FEATURES } from '../features.ts';
import type { Issue } from '../issue.ts';
import { RUNTIMES } from '../runtimes.ts';
import { unknownId } from './select-units.ts';

/** Ids of the licences that units of the catalog ask for. */
export const LICENCE_IDS: readonly string[] = [ACCELERATORS, RUNTIMES, FEATURES].flatMap((units) =>
  [...units.values()].flatMap(({ engines: { buildroot } }) =>
    'licenceToAccept' in buildroot && buildroot.licenceToAccept ? [buildroot.licenceToAccept.id] : [],
  ),
);

/** @returns an error for each accepted licence no unit asks for: most likely a slip of the pen */
export function checkLicences({ acceptedLicences = [] }: ImageSpec): Issue[] {
  return acceptedLicences.flatMap((id, index) =>
    LICENCE_IDS.includes(id)
      ? []
      : [unknownId('licence', id, `/acceptedLicences/${index}`, LICENCE_IDS, true)],
  );
}
