import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCELERATORS } from '@boardwright/catalog/accelerators';
import { RUNTIMES } from '@boardwright/catalog/runtimes';
import { expect, it } from 'vitest';

const PACKAGES = join(import.meta.dirname, '../../layers/br2-external-boardwright/package');

function versionOf(name: string): string | undefined {
  const text = readFileSync(join(PACKAGES, name, `${name}.mk`), 'utf8');
  const variable = name.toUpperCase().replaceAll('-', '_');
  return new RegExp(`^${variable}_VERSION = (\\S+)$`, 'm').exec(text)?.[1];
}

const sets = [...ACCELERATORS.values(), ...RUNTIMES.values()].flatMap(({ id, engines: { buildroot } }) =>
  buildroot === undefined || 'unavailable' in buildroot || buildroot.oneVersion === undefined
    ? []
    : [{ id, packages: buildroot.oneVersion }],
);

it.each(sets)('$id: the external tree has $packages at one version', ({ packages }) => {
  const versions = new Set(packages.map(versionOf));
  expect([...versions]).toEqual([expect.any(String)]);
});

it('there is such a unit', () => {
  expect(sets.map(({ id }) => id)).toContain('hailo8');
});
