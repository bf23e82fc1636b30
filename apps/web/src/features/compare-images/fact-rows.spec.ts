import { expect, it } from 'vitest';
import { factRows } from './fact-rows.ts';

it('says how each fact differs, and what was not measured', () => {
  const bytes = { from: 1024, to: 3072 };
  const rows = factRows({
    imageBytes: bytes,
    downloadBytes: { from: null, to: 1 },
    rootfsBytes: { from: 5, to: 5 },
    bootSeconds: { from: 8.52, to: 7.2 },
    ramUsedMiB: { from: null, to: 100 },
    latencyMaxUs: { from: 40, to: 40 },
    kernelRelease: { from: '6.12', to: '6.18' },
    preemption: { from: 'rt', to: 'rt' },
  });
  expect(rows.map(({ from, to, difference }) => [from, to, difference])).toEqual([
    ['1.0 KiB', '3.0 KiB', '+2.0 KiB'],
    ['not known', '1 B', ''],
    ['5 B', '5 B', ''],
    ['8.5 s', '7.2 s', '−1.3 s'],
    ['not measured', '100 MiB', ''],
    ['40 µs', '40 µs', ''],
    ['6.12', '6.18', 'differs'],
    ['PREEMPT_RT', 'PREEMPT_RT', ''],
  ]);
});
