import { describe, expect, it } from 'vitest';
import { applySpecPatches } from './apply-patch.ts';

const SPEC = { name: 'a', runtimes: ['x', 'y'], kernel: { preemption: 'rt' } };

describe('applySpecPatches', () => {
  it.each([
    ['replaces', { op: 'replace', path: '/name', value: 'b' }, { ...SPEC, name: 'b' }],
    [
      'adds a member',
      { op: 'add', path: '/kernel/hz', value: 100 },
      { ...SPEC, kernel: { preemption: 'rt', hz: 100 } },
    ],
    [
      'adds at the end of a list',
      { op: 'add', path: '/runtimes/-', value: 'z' },
      { ...SPEC, runtimes: ['x', 'y', 'z'] },
    ],
    [
      'adds inside a list',
      { op: 'add', path: '/runtimes/0', value: 'z' },
      { ...SPEC, runtimes: ['z', 'x', 'y'] },
    ],
    ['removes from a list', { op: 'remove', path: '/runtimes/0' }, { ...SPEC, runtimes: ['y'] }],
    ['removes a member', { op: 'remove', path: '/kernel/preemption' }, { ...SPEC, kernel: {} }],
    [
      'makes a section that was left out',
      { op: 'add', path: '/power/profile', value: 'p' },
      { ...SPEC, power: { profile: 'p' } },
    ],
    [
      'makes a list that was left out',
      { op: 'add', path: '/profiling/-', value: 'perf' },
      { ...SPEC, profiling: ['perf'] },
    ],
    [
      'lets what is not there be removed',
      { op: 'remove', path: '/storage/layout' },
      { ...SPEC, storage: {} },
    ],
    ['reads escaped names', { op: 'add', path: '/a~1b~0c', value: 1 }, { ...SPEC, 'a/b~c': 1 }],
  ] as const)('%s', (_what, patch, expected) => {
    expect(applySpecPatches(SPEC, [patch])).toEqual(expected);
  });

  it('leaves the given spec as it was', () => {
    const before = structuredClone(SPEC);
    applySpecPatches(SPEC, [{ op: 'remove', path: '/runtimes/0' }]);
    expect(SPEC).toEqual(before);
  });

  it.each([
    { op: 'replace', path: '/runtimes/9', value: 1 },
    { op: 'remove', path: '/runtimes/-' },
    { op: 'add', path: '/runtimes/01', value: 1 },
    { op: 'add', path: '/name/x', value: 1 },
    { op: 'add', path: 'name', value: 1 },
    { op: 'add', path: '/__proto__/x', value: 1 },
    { op: 'add', path: '/__proto__', value: { x: 1 } },
  ] as const)('refuses $op $path', (patch) => {
    expect(() => applySpecPatches(SPEC, [patch])).toThrowError(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    );
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([null, 'text', 1, []])('refuses %j as a spec', (value) => {
    expect(() => applySpecPatches(value, [])).toThrowError(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });
});
