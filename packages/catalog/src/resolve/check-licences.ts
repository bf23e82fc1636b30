import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Issue } from '../issue.ts';
import { ASKED_LICENCES } from '../licences.ts';
import { unknownId } from './select-units.ts';

/** @returns an error for each accepted licence no unit asks for: most likely a slip of the pen */
export function checkLicences({ acceptedLicences = [] }: ImageSpec): Issue[] {
  const known = ASKED_LICENCES.map(({ id }) => id);
  return acceptedLicences.flatMap((id, index) =>
    known.includes(id) ? [] : [unknownId('licence', id, `/acceptedLicences/${index}`, known, true)],
  );
}
