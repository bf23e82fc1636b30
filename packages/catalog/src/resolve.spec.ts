import { arbitrarySpec, rearranged } from '@boardwright/spec/arbitrary-spec';
import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySpecPatches } from './apply-patch.ts';
import { Issue } from './issue.ts';
import { type Resolution, resolve } from './resolve.ts';

function spec(changes: Partial<ImageSpecInput> = {}): ImageSpec {
  return ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'gw',
    board: 'qemu-x86_64',
    engine: { kind: 'debian' },
    ...changes,
  });
}

function codes({ issues }: Resolution): string[] {
  return issues.map(({ code }) => code);
}

function packagesOf({ image }: Resolution): string[] {
  return (image?.packages ?? []).map(({ name }) => name);
}

function wordsOf({ image }: Resolution): string[] {
  return (image?.kernel.cmdline ?? []).map(({ word }) => word);
}

/** Applies the first fix of an issue to the spec and resolves again. */
function afterFix(given: ImageSpec, code: string, index = 0): Resolution {
  const patches = resolve(given).issues.find((issue) => issue.code === code)?.fixes[index]?.patches ?? [];
  expect(patches.length).toBeGreaterThan(0);
  const read = parseSpec(applySpecPatches(given, patches));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return resolve(read.spec);
}

describe('resolve, for any spec', () => {
  it('ends, gives null exactly for errors, and says everything in well-formed issues', () => {
    fc.assert(
      fc.property(arbitrarySpec, (given) => {
        const { image, issues } = resolve(given);
        expect(image === null).toBe(issues.some(({ severity }) => severity === 'error'));
        for (const issue of issues) {
          expect(Issue.parse(issue)).toEqual(issue);
          expect(issue.path).toMatch(/^\//);
          expect(issue.message).toMatch(/\.$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same image for the same wishes in any order', () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (given, order) => {
        const here = resolve(given);
        const there = resolve(rearranged(given, order));
        expect(JSON.stringify(there.image)).toBe(JSON.stringify(here.image));
        expect([...codes(there)].sort()).toEqual([...codes(here)].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('offers only fixes that apply and leave a valid spec without that issue', () => {
    fc.assert(
      fc.property(arbitrarySpec, (given) => {
        for (const issue of resolve(given).issues) {
          for (const { patches } of issue.fixes) {
            const read = parseSpec(applySpecPatches(given, patches));
            expect(read, JSON.stringify(patches)).toMatchObject({ ok: true });
            if (!read.ok) continue;
            const left = resolve(read.spec).issues.map(
              ({ code, path, message }) => `${code} ${path} ${message}`,
            );
            expect(left).not.toContain(`${issue.code} ${issue.path} ${issue.message}`);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives every value a reason', () => {
    fc.assert(
      fc.property(arbitrarySpec, (given) => {
        const { image } = resolve(given);
        if (image === null) return;
        const withReason = [
          ...image.packages,
          ...image.files,
          ...image.services,
          ...image.units,
          ...image.selfTests,
          ...image.kernel.cmdline,
          ...image.kernel.requiredConfig,
          ...image.kernel.modules,
          ...image.power.sysctl,
          ...image.storage.partitions,
          image.engine,
          image.kernel,
          image.hostname,
          image.power,
          image.storage,
        ];
        for (const { because } of withReason) expect(because.length).toBeGreaterThan(3);
      }),
    );
  });
});

describe('release', () => {
  it('is trixie by default', () => {
    expect(resolve(spec()).image?.engine).toEqual({
      kind: 'debian',
      release: 'trixie',
      because: 'the default: the stable release of Debian',
    });
  });

  it('is forky for the whole image when a runtime is only there, and says so', () => {
    const { image } = resolve(spec({ runtimes: ['tflite', 'onnxruntime'] }));
    expect(image?.engine.release).toBe('forky');
    expect(image?.engine.because).toContain('LiteRT (TensorFlow Lite) needs forky');
    expect(image?.packages.map(({ name }) => name)).toContain('libonnxruntime1.23');
  });

  it('named in the spec is never changed silently; one click uses forky', () => {
    const given = spec({ engine: { kind: 'debian', release: 'trixie' }, runtimes: ['tflite'] });
    const { image, issues } = resolve(given);
    expect(image).toBeNull();
    expect(issues[0]).toMatchObject({
      code: 'RELEASE_LACKS_CHOICE',
      path: '/runtimes/0',
      fixes: [{ label: 'Use forky' }, { label: 'Do without: LiteRT (TensorFlow Lite)' }],
    });
    expect(afterFix(given, 'RELEASE_LACKS_CHOICE').image?.engine.release).toBe('forky');
    expect(afterFix(given, 'RELEASE_LACKS_CHOICE', 1).image?.engine.release).toBe('trixie');
  });

  it('is forky on rpi5, because the kernel of trixie lacks its drivers', () => {
    expect(resolve(spec({ board: 'rpi5' })).image?.engine.because).toContain('CONFIG_MMC_SDHCI_BRCMSTB');
    expect(codes(resolve(spec({ board: 'rpi5', engine: { kind: 'debian', release: 'trixie' } })))).toEqual([
      'RELEASE_LACKS_CHOICE',
    ]);
  });

  it('is forky on rpi4 with ONNX Runtime, because that of trixie dies on its CPU', () => {
    const given = spec({ board: 'rpi4', runtimes: ['onnxruntime'] });
    const { image } = resolve(given);
    expect(image?.engine).toMatchObject({ release: 'forky' });
    expect(image?.engine.because).toContain('illegal instruction');
    expect(image?.packages.map(({ name }) => name)).toContain('libonnxruntime1.23');
    const old = { ...given, engine: { kind: 'debian', release: 'trixie' } } as const;
    expect(codes(resolve(old))).toEqual(['RELEASE_LACKS_CHOICE']);
    const other = resolve(spec({ board: 'qemu-aarch64', runtimes: ['onnxruntime'] }));
    expect(other.image?.engine.release).toBe('trixie');
  });

  it('that would suit two choices does not exist: both are named, each can be dropped', () => {
    const given = spec({ runtimes: ['tflite'], kernel: { preemption: 'voluntary' } });
    expect(codes(resolve(given))).toEqual(['RELEASE_CONTRADICTION']);
    expect(afterFix(given, 'RELEASE_CONTRADICTION', 0).image?.kernel.preemption).toBe('voluntary');
    expect(afterFix(given, 'RELEASE_CONTRADICTION', 1).image?.engine.release).toBe('forky');
  });

  it('that is not known is refused with the nearest', () => {
    const given = spec({ engine: { kind: 'debian', release: 'trixy' } });
    expect(resolve(given).issues[0]).toMatchObject({
      code: 'RELEASE_UNKNOWN',
      fixes: [{ label: 'Use trixie' }],
    });
  });
});

describe('kernel', () => {
  it.each([
    ['qemu-x86_64', 'linux-image-rt-amd64'],
    ['qemu-aarch64', 'linux-image-rt-arm64'],
    ['rpi4', 'linux-image-rt-arm64'],
  ])('with rt on %s is %s and must prove it', (board, name) => {
    const found = resolve(spec({ board, kernel: { preemption: 'rt' } }));
    expect(packagesOf(found)).toContain(name);
    expect(found.image?.kernel.requiredConfig).toContainEqual(
      expect.objectContaining({ line: 'CONFIG_PREEMPT_RT=y' }),
    );
  });

  it('chooses its model at boot only where it is built for that', () => {
    expect(wordsOf(resolve(spec({ kernel: { preemption: 'full' } })))).toContain('preempt=full');
    expect(wordsOf(resolve(spec({ kernel: { preemption: 'voluntary' } })))).toEqual([]);
    const arm = spec({ board: 'qemu-aarch64', kernel: { preemption: 'full' } });
    expect(resolve(arm).issues[0]).toMatchObject({
      code: 'PREEMPTION_NOT_OFFERED',
      path: '/kernel/preemption',
    });
    expect(afterFix(arm, 'PREEMPTION_NOT_OFFERED').image).not.toBeNull();
  });

  it('isolates CPUs by the command line', () => {
    const found = resolve(spec({ kernel: { isolateCpus: '2-3' } }));
    expect(wordsOf(found)).toEqual([
      'isolcpus=managed_irq,domain,2-3',
      'nohz_full=2-3',
      'rcu_nocbs=2-3',
      'irqaffinity=0',
    ]);
    expect(found.image?.kernel.requiredConfig.map(({ line }) => line)).toContain('CONFIG_NO_HZ_FULL=y');
  });

  it.each(['0', '0-1', '3-2'])('does not isolate CPUs %s', (isolateCpus) => {
    expect(codes(resolve(spec({ kernel: { isolateCpus } })))).toEqual(['ISOLATION_IMPOSSIBLE']);
  });

  it.each(['root=/dev/sda1', 'console=tty0', 'rw', 'preempt=full'])(
    'keeps %s off the command line',
    (word) => {
      const given = spec({ kernel: { cmdline: ['quiet', word] } });
      expect(resolve(given).issues).toMatchObject([{ code: 'CMDLINE_RESERVED', path: '/kernel/cmdline/1' }]);
      expect(wordsOf(afterFix(given, 'CMDLINE_RESERVED'))).toEqual(['quiet']);
    },
  );
});

describe('units', () => {
  it('that no engine package exists for say so', () => {
    expect(resolve(spec({ board: 'rpi5', accelerators: ['hailo8'] })).issues).toMatchObject([
      { code: 'UNIT_UNAVAILABLE', path: '/accelerators/0', between: ['hailo8', 'debian'] },
    ]);
  });

  it('need their hardware and their runtime', () => {
    const found = resolve(spec({ board: 'rpi4', accelerators: ['etnaviv-npu'] }));
    expect(codes(found)).toEqual(['REQUIREMENT_MISSING', 'REQUIREMENT_MISSING']);
    expect(found.issues[0]?.message).toContain('which Raspberry Pi 4 Model B does not have');
    expect(found.issues[1]?.fixes[0]?.label).toBe('Add LiteRT (TensorFlow Lite)');
  });

  it('exist for some architectures only', () => {
    expect(codes(resolve(spec({ accelerators: ['etnaviv-npu'] })))).toEqual(['ARCH_LACKS_UNIT']);
  });

  it('are refused by name when the catalog lacks them, with the one meant', () => {
    const given = spec({ runtimes: ['onnx-runtime'], board: 'qemu-x86-64', power: { profile: 'lowpower' } });
    const labels = resolve(given).issues.flatMap(({ fixes }) => fixes.map(({ label }) => label));
    expect(labels).toEqual(expect.arrayContaining(['Use qemu-x86_64', 'Use onnxruntime']));
  });

  it('of one field are not taken in another', () => {
    expect(codes(resolve(spec({ profiling: ['podman'] })))).toEqual(['UNKNOWN_ID']);
  });

  it('bring their packages, services and self-tests', () => {
    const found = resolve(
      spec({ containers: { engine: 'docker' }, runtimes: ['pytorch'], profiling: ['rt-tests'] }),
    );
    expect(packagesOf(found)).toEqual(expect.arrayContaining(['docker.io', 'python3-torch', 'rt-tests']));
    expect(found.image?.services).toContainEqual(
      expect.objectContaining({ unit: 'docker.service', state: 'enabled' }),
    );
    expect(found.image?.selfTests).toMatchObject([{ runtime: 'pytorch', model: 'vibration-anomaly' }]);
    expect(found.image?.latencyTestSeconds).toBeGreaterThan(0);
  });
});

describe('power', () => {
  it('sets the governor only where the CPU scales', () => {
    const pi = resolve(spec({ board: 'rpi4', power: { profile: 'low-power', governor: 'schedutil' } }));
    expect(pi.image?.power.governor).toBe('schedutil');
    expect(wordsOf(pi)).toContain('cpufreq.default_governor=schedutil');
    expect(resolve(spec({ power: { profile: 'low-power' } })).image?.power.governor).toBeUndefined();
    const given = spec({ power: { governor: 'schedutil' } });
    expect(codes(resolve(given))).toEqual(['GOVERNOR_WITHOUT_CPUFREQ']);
    expect(afterFix(given, 'GOVERNOR_WITHOUT_CPUFREQ').image).not.toBeNull();
  });

  it('remarks that powersave and PREEMPT_RT pull in different ways, without stopping the build', () => {
    const found = resolve(
      spec({ board: 'rpi4', kernel: { preemption: 'rt' }, power: { profile: 'low-power' } }),
    );
    expect(found.issues).toMatchObject([{ code: 'POWERSAVE_WITH_RT', severity: 'info' }]);
    expect(found.image).not.toBeNull();
  });
});

describe('network', () => {
  it('is DHCP on wired interfaces unless the spec says otherwise', () => {
    expect(resolve(spec()).image?.files[0]).toMatchObject({ path: '/etc/systemd/network/80-wired.network' });
    const files = resolve(
      spec({
        network: {
          interfaces: [
            { name: 'en*', address: '10.0.0.2/8', gateway: '10.0.0.1', dns: ['9.9.9.9'] },
            { name: 'can0', canBitrate: 500_000 },
          ],
        },
      }),
    ).image?.files;
    expect(files?.map(({ path, content }) => [path, content])).toEqual([
      ['/etc/systemd/network/10-can0.network', '[Match]\nName=can0\n\n[CAN]\nBitRate=500000\n'],
      [
        '/etc/systemd/network/10-en-any.network',
        '[Match]\nName=en*\n\n[Network]\nAddress=10.0.0.2/8\nGateway=10.0.0.1\nDNS=9.9.9.9\n',
      ],
    ]);
  });

  it('takes the host name from the spec, else its name', () => {
    expect(resolve(spec()).image?.hostname.value).toBe('gw');
    expect(resolve(spec({ network: { hostname: 'other' } })).image?.hostname.value).toBe('other');
  });
});

describe('packages of the spec', () => {
  it('come last and sorted', () => {
    const { image } = resolve(spec({ packages: ['mosquitto', 'i2c-tools'] }));
    expect(image?.packages.slice(-2).map(({ name, layer }) => [name, layer])).toEqual([
      ['i2c-tools', 'extra'],
      ['mosquitto', 'extra'],
    ]);
  });

  it('bring no second kernel, and nothing twice', () => {
    expect(codes(resolve(spec({ packages: ['linux-image-amd64'] })))).toEqual(['PACKAGE_IS_KERNEL']);
    const twice = resolve(spec({ packages: ['rt-tests'], profiling: ['rt-tests'] }));
    expect(codes(twice)).toEqual(['PACKAGE_ALREADY_THERE']);
    expect(packagesOf(twice).filter((name) => name === 'rt-tests')).toHaveLength(1);
  });

  it('that are known to be in another release only are refused before the build', () => {
    const given = spec({ packages: ['libtensorflow-lite2.14.1'] });
    expect(codes(resolve(given))).toEqual(['PACKAGE_WRONG_SUITE']);
    expect(afterFix(given, 'PACKAGE_WRONG_SUITE').image?.engine.release).toBe('forky');
  });
});

describe('fields that cannot be honoured', () => {
  const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  const cases: [string, Partial<ImageSpecInput>][] = [
    ['/kernel/hz', { kernel: { hz: 1000 } }],
    ['/kernel/configFragment', { kernel: { configFragment: ['CONFIG_CAN=m'] } }],
    ['/models', { models: [{ name: 'm', sha256, runtime: 'tflite' }] }],
    ['/containers/preload', { containers: { preload: [{ ref: 'a/b', digest: `sha256:${sha256}` }] } }],
    ['/overlays', { overlays: [{ id: 'i2c1' }] }],
    ['/storage/layout', { storage: { layout: 'ab' } }],
    ['/update/kind', { update: { kind: 'rauc' } }],
    ['/files', { files: [{ path: '/etc/a', sha256 }] }],
    ['/coprocessor', { coprocessor: { core: 'cortex-m4', firmware: { template: 'x' } } }],
  ];

  it.each(cases)('%s: an error with a way out, never silence', (path, changes) => {
    const given = spec(changes);
    expect(resolve(given).issues).toMatchObject([{ code: 'FIELD_NOT_SUPPORTED', severity: 'error', path }]);
    expect(afterFix(given, 'FIELD_NOT_SUPPORTED').image).not.toBeNull();
  });
});

describe('image size', () => {
  it('too small for the content stops the build, and can be fitted', () => {
    const given = spec({ runtimes: ['pytorch'], storage: { imageSizeMiB: 512 } });
    expect(codes(resolve(given))).toEqual(['IMAGE_TOO_SMALL']);
    expect(afterFix(given, 'IMAGE_TOO_SMALL', 0).image?.storage.imageSizeMiB).toBe('auto');
    expect(codes(afterFix(given, 'IMAGE_TOO_SMALL', 1))).toEqual([]);
  });

  it('of a read-only root has a partition for what is written, which gets the room asked for', () => {
    const sizes = (imageSizeMiB: number | 'auto') =>
      resolve(spec({ storage: { rootfs: 'squashfs', imageSizeMiB } })).image?.storage.partitions.map(
        ({ role, fileSystem, sizeMiB }) => [role, fileSystem, sizeMiB],
      );
    expect(sizes('auto')).toEqual([
      ['esp', 'vfat', 128],
      ['root', 'squashfs', 'auto'],
      ['data', 'ext4', 64],
    ]);
    expect(sizes(4096)?.[2]).toEqual(['data', 'ext4', 'auto']);
  });

  it('asked for is divided between boot and root', () => {
    const { image } = resolve(spec({ board: 'rpi4', storage: { imageSizeMiB: 2048 } }));
    expect(image?.storage).toMatchObject({
      partitionTable: 'mbr',
      partitions: [
        { role: 'boot', fileSystem: 'vfat', sizeMiB: 256 },
        { role: 'root', fileSystem: 'ext4', sizeMiB: 2048 - 256 - 2 },
      ],
    });
  });
});
