import { describe, expect, it } from 'vitest';
import { readFixturePackages } from '../../../../tests/buildroot-stages/read-fixture-packages.ts';
import { PackageIndexDocument } from './document.ts';
import { holds } from './expression.ts';

const DOCUMENT = {
  schema: 1,
  ref: '2026.05.1',
  version: '2026.05.1',
  packages: readFixturePackages(),
  boards: { rpi5: { BR2_USE_MMU: 'y' } },
};

describe('PackageIndexDocument', () => {
  it('is what the index stage writes', () => {
    const { packages } = PackageIndexDocument.parse(DOCUMENT);
    expect(packages).toHaveLength(8);
    expect(packages).toEqual(DOCUMENT.packages);
  });

  it.each([
    ['another schema', { ...DOCUMENT, schema: 2 }],
    ['an operator Kconfig does not have', { ...DOCUMENT, packages: [{ name: 'x', needs: [['^', 'A']] }] }],
  ])('refuses %s', (_what, document) => {
    expect(PackageIndexDocument.safeParse(document).success).toBe(false);
  });
});

describe('holds', () => {
  const symbols = new Map([
    ['A', 'y'],
    ['ARCH', '"arm"'],
  ]);

  it.each([
    ['A', true],
    ['B', false],
    [['!', 'B'], true],
    [['&&', 'A', 'B'], false],
    [['||', 'B', 'A'], true],
    [['=', 'ARCH', '"arm"'], true],
    [['!=', 'ARCH', '"arm"'], false],
    [['=', 'B', 'n'], true],
  ] as const)('%j is %s', (expression, truth) => {
    expect(holds(expression, symbols)).toBe(truth);
  });
});
