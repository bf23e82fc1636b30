import { BOARDS } from '@boardwright/catalog/boards';
import { expect, it } from 'vitest';
import { firstBootItems } from './first-boot.ts';

type Facts = Parameters<typeof firstBootItems>[0];
const board = BOARDS.get('rock-5b') as Facts['board'];

function resolved(preemption: 'rt' | 'full', selfTests: Facts['resolved']['selfTests']): Facts['resolved'] {
  const kernel = { preemption, because: '', cmdline: [], requiredConfig: [], modules: [] };
  return { kernel, hostname: { value: 'gw', because: '' }, selfTests };
}

it('asks only for what the image has', () => {
  const items = firstBootItems({ board, resolved: resolved('full', []), evidence: null });
  expect(items.map(({ id }) => id)).toEqual(['kernel', 'login', 'release', 'network']);
  expect(items[0]?.help).toContain('1500000 baud');
  expect(items[1]?.title).toContain('gw');
});

it('adds real time, units and runtimes where the image has them', () => {
  const evidence = {
    kernelRelease: '6.12.9',
    boot: { guest: { units: [{ unit: 'x', active: 'active', sub: 'running' }] } },
  } as unknown as Facts['evidence'];
  const tests = [{ runtime: 'onnxruntime', model: 'vibration-anomaly', because: '' }];
  const items = firstBootItems({ board, resolved: resolved('rt', tests), evidence });
  expect(items.map(({ id }) => id)).toEqual([
    'kernel',
    'login',
    'release',
    'rt',
    'units',
    'network',
    'selftest',
  ]);
  expect(items[2]?.help).toBe('It prints 6.12.9.');
});
