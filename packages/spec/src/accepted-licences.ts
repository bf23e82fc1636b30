import { z } from 'zod';
import { unitId } from './field-text.ts';

/** Not there and empty mean the same; optional keeps the hash of a spec that accepts nothing. */
export const AcceptedLicences = z
  .array(unitId('Licence id, as the unit that asks for it names it.', ['hailo-firmware']))
  .max(16, { error: 'must have at most 16 entries' })
  .refine((ids) => new Set(ids).size === ids.length, { error: 'must not hold the same entry twice' })
  .meta({
    description:
      "Vendors' licences you accept by building: for firmware and libraries that may not be passed on, which the build downloads from the vendor. With Yocto also licence flags that packages of your own ask for.",
    examples: [['hailo-firmware']],
  });
