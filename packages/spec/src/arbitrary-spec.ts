import fc from 'fast-check';
import { ImageSpec } from './image-spec.ts';

function ids(...values: string[]): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom(...values), { maxLength: values.length });
}

const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}$/);

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

function definedOnly(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

const kernel = fc
  .record({
    preemption: optional(fc.constantFrom('none', 'voluntary', 'lazy', 'full', 'rt')),
    hz: optional(fc.constantFrom(100, 250, 300, 1000)),
    isolateCpus: optional(fc.constantFrom('3', '2-3', '1,3', '0')),
    configFragment: fc.uniqueArray(fc.constantFrom('CONFIG_CAN=m', 'CONFIG_HZ=1000', 'CONFIG_X="a-b"'), {
      maxLength: 3,
    }),
    cmdline: fc.array(fc.constantFrom('quiet', 'a.b=1', 'root=/dev/sda', 'isolcpus=1'), { maxLength: 3 }),
  })
  .map(definedOnly);

const network = fc
  .record({
    hostname: optional(slug),
    interfaces: fc.uniqueArray(
      fc.constantFrom(
        { name: 'eth0' },
        { name: 'en*', address: '10.0.0.2/8', gateway: '10.0.0.1', dns: ['10.0.0.1', '9.9.9.9'] },
        { name: 'can0', canBitrate: 500_000 },
      ),
      { maxLength: 3 },
    ),
  })
  .map(definedOnly);

const overlays = fc.uniqueArray(
  fc.constantFrom(
    { id: 'i2c1' },
    { id: 'spi0' },
    { name: 'own', source: '/dts-v1/;\n/plugin/;\n/ { compatible = "x: y # z"; };\n' },
  ),
  { maxLength: 3 },
);

const files = fc
  .uniqueArray(fc.tuple(slug, sha256, fc.constantFrom('0644', '0755')), {
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((entries) => entries.map(([name, hash, mode]) => ({ path: `/etc/${name}`, sha256: hash, mode })));

const models = fc
  .uniqueArray(fc.tuple(slug, sha256), { maxLength: 2, selector: ([name]) => name })
  .map((entries) => entries.map(([name, hash]) => ({ name, sha256: hash, runtime: 'tflite' })));

/** Arbitrary valid specs, written with every field now present and now absent; for property tests here and in others. */
export const arbitrarySpec: fc.Arbitrary<ImageSpec> = fc
  .record({
    name: slug,
    board: fc.constantFrom(
      'qemu-x86_64',
      'qemu-aarch64',
      'pc-x86_64',
      'rpi4',
      'rpi5',
      'imx93-evk',
      'no-such-board',
    ),
    engine: fc
      .record({
        kind: fc.constantFrom('debian', 'debian', 'buildroot', 'yocto'),
        release: optional(fc.constantFrom('trixie', 'forky', '2026.02', 'wrynose', 'scarthgap', 'sid')),
        outputs: optional(fc.subarray(['sdk', 'legal-info', 'cve-report'] as const)),
        init: optional(fc.constantFrom('systemd', 'busybox')),
      })
      .map(definedOnly),
    kernel,
    accelerators: ids('hailo8', 'etnaviv-npu', 'rocket', 'ethos-u', 'nothing'),
    acceptedLicences: optional(fc.subarray(['hailo-firmware', 'nxp-eula', 'nothing'])),
    runtimes: ids('tflite', 'onnxruntime', 'pytorch', 'nothing'),
    models,
    containers: fc.record({ engine: fc.constantFrom('none', 'podman', 'docker') }),
    overlays,
    power: fc
      .record({
        profile: fc.constantFrom('low-power', 'balanced', 'performance', 'nothing'),
        governor: optional(fc.constantFrom('performance', 'powersave', 'schedutil', 'ondemand')),
      })
      .map(definedOnly),
    profiling: ids('perf', 'rt-tests', 'strace', 'trace-cmd', 'podman', 'nothing'),
    packages: ids('mosquitto', 'rt-tests', 'libtensorflow-lite2.14.1', 'linux-image-amd64', 'i2c-tools'),
    network,
    storage: fc.record({
      layout: fc.constantFrom('single', 'ab'),
      rootfs: fc.constantFrom('ext4', 'squashfs'),
      imageSizeMiB: fc.oneof(fc.constant('auto'), fc.integer({ min: 64, max: 8192 })),
    }),
    update: fc.record({ kind: fc.constantFrom('none', 'rauc') }),
    files,
  })
  .map((spec) => ImageSpec.parse({ apiVersion: 'boardwright/v1', ...spec }));

function shuffled<T>(members: readonly T[], order: readonly number[]): T[] {
  return members
    .map((member, index) => ({ member, rank: order[index % order.length] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || b.index - a.index)
    .map(({ member }) => member);
}

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversedKeys(member)]));
}

/** The same spec with keys in another order and every set-like list shuffled. */
export function rearranged(spec: ImageSpec, order: readonly number[]): ImageSpec {
  const changed: ImageSpec = {
    ...spec,
    kernel: { ...spec.kernel, configFragment: shuffled(spec.kernel.configFragment, order) },
    accelerators: shuffled(spec.accelerators, order),
    runtimes: shuffled(spec.runtimes, order),
    models: shuffled(spec.models, order),
    overlays: shuffled(spec.overlays, order),
    profiling: shuffled(spec.profiling, order),
    packages: shuffled(spec.packages, order),
    network: { ...spec.network, interfaces: shuffled(spec.network.interfaces, order) },
    files: shuffled(spec.files, order),
  };
  return reversedKeys(changed) as ImageSpec;
}
