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
    ['podman', { kind: 'yocto' }, ['podman']],
    ['docker', { kind: 'yocto', release: 'scarthgap' }, ['docker-moby']],
    ['pytorch', { kind: 'yocto' }, []],
    ['none', { kind: 'debian' }, []],
    ['tflite', { kind: 'buildroot' }, ['litert']],
  ] as const)('of %s for %j are %j', (id, engine, names) => {
    expect(unitPackages(id, engine, 'aarch64')).toEqual(names);
  });

  it('are those of the architecture', () => {
    const of = (arch: 'arm' | undefined) => unitPackages('tflite', { kind: 'buildroot' }, arch);
    expect(of('arm')).toEqual(['tensorflow-lite']);
    expect(of(undefined)).toEqual([]);
  });
});
