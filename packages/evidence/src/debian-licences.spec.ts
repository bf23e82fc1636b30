import { describe, expect, it } from 'vitest';
import { licenseRefs, referredName, spdxExpression } from './debian-licences.ts';

describe('spdxExpression', () => {
  it.each([
    ['GPL-2+', 'GPL-2.0-or-later'],
    ['LGPL-2.1', 'LGPL-2.1-only'],
    ['Expat', 'MIT'],
    ['Apache-2.0', 'Apache-2.0'],
    ['BSD-3-Clause AND BSD-3-clause', 'BSD-3-Clause'],
    ['LGPL-2.1+ and GPL-2', 'LGPL-2.1-or-later AND GPL-2.0-only'],
    ['(GPL-2 or BSD-3-clause and MIT)', 'GPL-2.0-only OR (BSD-3-Clause AND MIT)'],
    [
      '(GPL-1+ or Artistic, and BSD-3-clause) AND Expat',
      '((GPL-1.0-or-later OR Artistic-1.0-Perl) AND BSD-3-Clause) AND MIT',
    ],
    ['GPL-3+ with Bison exception', 'LicenseRef-Debian-GPL-3-or-later-with-Bison-exception'],
    ['public-domain', 'LicenseRef-Debian-public-domain'],
    ['', null],
    [null, null],
  ])('%s becomes %s', (names, expression) => {
    expect(spdxExpression(names, 'trixie')).toBe(expression);
  });

  it('says whose name it is that SPDX does not list', () => {
    const buildroot = spdxExpression('GPL-2.0+ AND public domain', 'buildroot-2026.02');
    expect(buildroot).toBe('GPL-2.0-or-later AND LicenseRef-Buildroot-public-domain');
    expect(spdxExpression('PD', 'yocto-wrynose')).toBe('LicenseRef-Yocto-PD');
    expect(licenseRefs(buildroot ?? '').map(referredName)).toEqual(['public-domain']);
  });
});

describe('licenseRefs', () => {
  it('finds each reference once', () => {
    expect(licenseRefs('LicenseRef-Debian-a AND (MIT OR LicenseRef-Debian-a)')).toEqual([
      'LicenseRef-Debian-a',
    ]);
  });
});
