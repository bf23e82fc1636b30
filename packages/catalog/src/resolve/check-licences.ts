import type { ImageSpec } from '@boardwright/spec/image-spec';
import { nearest } from '@boardwright/spec/nearest';
import type { Issue } from '../issue.ts';
import { ASKED_LICENCES } from '../licences.ts';
import { fix, remark, removeAt } from './draft.ts';
import { unknownId } from './select-units.ts';

const KNOWN: readonly string[] = ASKED_LICENCES.map(({ id }) => id);

/**
 * @returns accepted licences that are BitBake's words for recipes the catalog knows nothing of, as `commercial_ffmpeg`: only a
 * person's own packages can need them
 */
export function licenceFlags({ engine, packages, acceptedLicences = [] }: ImageSpec): readonly string[] {
  if (engine.kind !== 'yocto' || packages.length === 0) return [];
  return acceptedLicences.filter((id) => !KNOWN.includes(id) && nearest(id, KNOWN) === undefined);
}

/** @returns an error for each accepted licence no unit asks for, most likely a slip of the pen; a remark for a flag of BitBake */
export function checkLicences(spec: ImageSpec): Issue[] {
  const flags = licenceFlags(spec);
  return (spec.acceptedLicences ?? []).flatMap((id, index) => {
    const path = `/acceptedLicences/${index}`;
    if (KNOWN.includes(id)) return [];
    if (!flags.includes(id)) return [unknownId('licence', id, path, KNOWN, true)];
    const message = `Nothing in the catalog asks for ${id}: BitBake is given it as a licence flag, for packages of the spec.`;
    return [
      remark('LICENCE_FLAG', 'info', path, message, {
        between: [id],
        fixes: [fix(`Remove ${id}`, removeAt(path))],
      }),
    ];
  });
}
