import type { ResolvedImage, ResolvedLayerRepo, ResolvedVariable } from '@boardwright/catalog/resolved-image';
import type { YoctoBoard } from '@boardwright/catalog/yocto-board';
import { exampleImage } from './example-image.ts';

const BUILDROOT_EXAMPLE = 'qemu-aarch64-buildroot-vibration';

const REPOS: readonly ResolvedLayerRepo[] = [
  {
    id: 'bitbake',
    url: 'https://git.openembedded.org/bitbake',
    branch: '2.18',
    commit: 'fae9db3168db0000000000000000000000000000',
    layers: [],
  },
  {
    id: 'openembedded-core',
    url: 'https://git.openembedded.org/openembedded-core',
    branch: 'wrynose',
    commit: 'ef022bf82d790000000000000000000000000000',
    layers: [{ path: 'meta', because: 'in every image' }],
  },
  {
    id: 'meta-openembedded',
    url: 'https://git.openembedded.org/meta-openembedded',
    branch: 'wrynose',
    commit: '6bf0d8ad57b30000000000000000000000000000',
    layers: [
      { path: 'meta-oe', because: 'meta-python depends on it (LAYERDEPENDS)' },
      { path: 'meta-python', because: 'meta-onnxruntime depends on it (LAYERDEPENDS)' },
    ],
  },
];

const QEMU: YoctoBoard = {
  releases: {
    wrynose: {
      machine: 'qemuarm64',
      layers: [],
      kernel: {
        recipe: 'linux-yocto',
        version: '6.18.39',
        defaultPreemption: 'none',
        realTime: { recipe: 'linux-yocto-rt' },
      },
    },
  },
  lacking: {},
  licences: [],
  image: {
    kind: 'own',
    partitionTable: 'gpt',
    partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
  },
  variables: [],
  commandLine: { wks: true },
  slots: { unsupported: 'QEMU starts its kernel itself.' },
  overlays: { unsupported: 'it has no device tree of its own.' },
  qemu: {
    system: 'aarch64',
    machine: 'virt',
    cpu: 'cortex-a57',
    memoryMiB: 512,
    kernel: 'Image',
    append: ['console=ttyAMA0,115200'],
  },
};

function variable(
  name: string,
  value: string,
  because: string,
  unit: string,
  where: ResolvedVariable['where'],
): ResolvedVariable {
  return { name, operator: '=', value, because, unit, where };
}

/** An image for Yocto as a resolver would give it: a QEMU machine with PREEMPT_RT and a root of its own. */
export function yoctoExample(
  change: {
    readonly image?: Partial<ResolvedImage>;
    readonly board?: Partial<YoctoBoard>;
    readonly yocto?: Partial<NonNullable<ResolvedImage['yocto']>>;
  } = {},
): ResolvedImage {
  const { buildroot: _buildroot, ...base } = exampleImage(BUILDROOT_EXAMPLE);
  const storage = {
    ...base.storage,
    partitions: base.storage.partitions.filter(({ role }) => role === 'root'),
  };
  return {
    ...base,
    name: 'vibration',
    engine: { kind: 'yocto', release: 'wrynose', because: 'engine of the spec' },
    storage,
    packages: [
      { name: 'onnxruntime', layer: 'unit', because: 'runtime onnxruntime' },
      { name: 'rt-tests', layer: 'unit', because: 'tool rt-tests' },
    ],
    ...change.image,
    board: { ...base.board, ...change.image?.board, engines: { yocto: { ...QEMU, ...change.board } } },
    yocto: {
      outputs: [],
      machine: 'qemuarm64',
      repos: REPOS,
      variables: [
        variable(
          'PREFERRED_PROVIDER_virtual/kernel',
          'linux-yocto-rt',
          'PREEMPT_RT was asked for',
          'kernel',
          'conf',
        ),
        variable('DISTRO_FEATURES:append', ' virtualization seccomp', 'podman needs them', 'podman', 'conf'),
        variable(
          'IMAGE_FEATURES:append',
          ' read-only-rootfs',
          'storage.rootfs of the spec',
          'storage',
          'image',
        ),
      ],
      kernelRecipe: 'linux-yocto-rt',
      kernelLines: [
        { line: 'CONFIG_PREEMPT_RT=y', because: 'PREEMPT_RT was asked for', unit: 'kernel' },
        { line: 'CONFIG_TRANSPARENT_HUGEPAGE=n', because: 'PREEMPT_RT excludes it', unit: 'kernel' },
      ],
      ubootLines: [],
      overlays: [],
      ...change.yocto,
    },
  };
}
