import { arbitrarySpec } from '@boardwright/spec/arbitrary-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendSpec } from './mend-spec.ts';
import { resolve } from './resolve.ts';

const SPEC = {
  apiVersion: 'boardwright/v1',
  name: 'gw',
  board: 'qemu-x86_64',
  engine: { kind: 'debian', release: 'trixie' },
};

describe('mendSpec', () => {
  it('leaves a spec without errors as it is', () => {
    expect(mendSpec(SPEC)).toEqual({ spec: SPEC, applied: [], left: [] });
  });

  it('mends several things that left the catalog, one fix each', () => {
    const { spec, applied, left } = mendSpec({ ...SPEC, runtimes: ['onnxruntim'], profiling: ['perff'] });
    expect(left).toEqual([]);
    expect(applied).toEqual(['Use onnxruntime', 'Use perf']);
    expect(spec).toMatchObject({ runtimes: ['onnxruntime'], profiling: ['perf'] });
  });

  it('says what it can not mend', () => {
    const { applied, left } = mendSpec({ ...SPEC, board: 'a-board-nobody-has-ever-made' });
    expect(applied).toEqual([]);
    expect(left.map(({ path }) => path)).toContain('/board');
  });

  it('chooses no board for a person', () => {
    const { applied, left } = mendSpec({ ...SPEC, board: 'jetson-nano', profiling: ['perff'] });
    expect(applied).toEqual(['Use perf']);
    expect(left.find(({ path }) => path === '/board')?.fixes).toHaveLength(3);
  });

  it('always ends with a spec that has as many errors as it says', () => {
    fc.assert(
      fc.property(arbitrarySpec, (given) => {
        const { spec, left } = mendSpec(given);
        const parsed = parseSpec(spec);
        if (!parsed.ok) throw new Error('no spec any more');
        const errors = resolve(parsed.spec).issues.filter(({ severity }) => severity === 'error');
        expect(errors).toEqual(left);
      }),
      { numRuns: 40 },
    );
  });
});
