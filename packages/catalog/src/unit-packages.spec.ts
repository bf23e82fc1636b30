import { describe, expect, it } from 'vitest';
import { unitPackages } from './unit-packages.ts';

describe('unitPackages', () => {
  it.each([
    ['podman', { kind: 'buildroot' }, ['podman', 'crun']],
    ['rt-tests', { kind: 'buildroot', release: '2026.02' }, ['rt-tests']],
    ['onnxruntime', { kind: 'debian', release: 'forky' }, ['libonnxruntime1.23']],
    ['onnxruntime', { kind: 'debian' }, ['libonnxruntime1.21']],
    ['tflite', { kind: 'debian', release: 'trixie' }, ['libtensorflow-lite2.14.1']],
    ['hailo8', { kind: 'debian' }, []],
    ['podman', { kind: 'yocto' }, []],
    ['none', { kind: 'debian' }, []],
  ] as const)('of %s for %j are %j', (id, engine, names) => {
    expect(unitPackages(id, engine)).toEqual(names);
  });
});
