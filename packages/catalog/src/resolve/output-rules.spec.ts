import { expect, it } from 'vitest';
import { errors, mended, spec } from '../testing/buildroot-specs.ts';
import { yoctoImage, yoctoSpec } from '../testing/yocto-specs.ts';

it('refuses what an engine does not make; the fix keeps the other outputs', () => {
  const buildroot = spec({ engine: { kind: 'buildroot', outputs: ['sdk', 'cve-report'] } });
  expect(errors(buildroot)).toEqual(['FIELD_NOT_SUPPORTED']);
  expect(mended(buildroot, 'FIELD_NOT_SUPPORTED').image?.buildroot?.outputs).toEqual(['sdk']);

  const yocto = yoctoSpec({ engine: { kind: 'yocto', outputs: ['legal-info'] } });
  expect(errors(yocto)).toEqual(['FIELD_NOT_SUPPORTED']);
  expect(mended(yocto, 'FIELD_NOT_SUPPORTED').image?.yocto?.outputs).toEqual([]);
});

it('takes a CVE report and an SDK with Yocto', () => {
  const given = yoctoSpec({ engine: { kind: 'yocto', outputs: ['sdk', 'cve-report'] } });
  expect(yoctoImage(given).yocto.outputs).toEqual(['cve-report', 'sdk']);
});
