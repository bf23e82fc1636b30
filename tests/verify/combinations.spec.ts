import { BOARDS } from '@boardwright/catalog/boards';
import { resolve } from '@boardwright/catalog/resolve';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { combinationsOf } from '../../verify/combinations.ts';

/** The resolver, without the choices that only multiply: all of them take seconds a board. */
function resolvePlain(spec: ImageSpec): ReturnType<typeof resolve>['image'] {
  const plain = spec.profiling.length + spec.runtimes.length + spec.packages.length === 0;
  return plain ? resolve(spec).image : null;
}

describe('combinations to verify', () => {
  it('leaves no Yocto board without any, whatever licence its layer asks for', () => {
    const asking = [...BOARDS.values()].filter(({ engines }) => (engines.yocto?.licences ?? []).length > 0);
    expect(asking.map(({ id }) => id)).toContain('imx8mp-evk');
    for (const { id, engines } of asking)
      for (const release of Object.keys(engines.yocto?.releases ?? {}) as ('wrynose' | 'scarthgap')[]) {
        const { chosen } = combinationsOf(id, { kind: 'yocto', release }, resolvePlain);
        expect(chosen, `${id} ${release}`).not.toEqual([]);
      }
  });
});
