import type { Layer } from './layer.ts';

/** What a layer's conf/layer.conf says: series it fits and collections it depends on, in the layer's own order. */
function says(compat: string, ...depends: readonly string[]): NonNullable<Layer['releases']['wrynose']> {
  return { compat: compat.split(' '), depends };
}

/** Layers as their conf/layer.conf describes them at the commits of the repositories. */
export const LAYERS: readonly Layer[] = [
  {
    id: 'core',
    repo: 'openembedded-core',
    path: 'meta',
    collection: 'core',
    releases: {
      wrynose: says('wrynose'),
      scarthgap: says('scarthgap'),
    },
  },
  {
    id: 'meta-oe',
    repo: 'meta-openembedded',
    path: 'meta-oe',
    collection: 'openembedded-layer',
    releases: {
      wrynose: says('whinlatter wrynose', 'core'),
      scarthgap: says('scarthgap', 'core'),
    },
  },
  {
    id: 'meta-python',
    repo: 'meta-openembedded',
    path: 'meta-python',
    collection: 'meta-python',
    releases: {
      wrynose: says('whinlatter wrynose', 'core', 'openembedded-layer'),
      scarthgap: says('scarthgap', 'core', 'openembedded-layer'),
    },
  },
  {
    id: 'meta-networking',
    repo: 'meta-openembedded',
    path: 'meta-networking',
    collection: 'networking-layer',
    releases: {
      wrynose: says('whinlatter wrynose', 'core', 'meta-python', 'openembedded-layer'),
      scarthgap: says('scarthgap', 'core', 'meta-python', 'openembedded-layer'),
    },
  },
  {
    id: 'meta-filesystems',
    repo: 'meta-openembedded',
    path: 'meta-filesystems',
    collection: 'filesystems-layer',
    releases: {
      wrynose: says('whinlatter wrynose', 'core', 'openembedded-layer', 'networking-layer'),
      scarthgap: says('scarthgap', 'core', 'openembedded-layer', 'networking-layer'),
    },
  },
  {
    id: 'meta-multimedia',
    repo: 'meta-openembedded',
    path: 'meta-multimedia',
    collection: 'multimedia-layer',
    releases: {
      wrynose: says('whinlatter wrynose', 'core', 'openembedded-layer', 'meta-python'),
      scarthgap: says('scarthgap', 'core', 'openembedded-layer', 'meta-python'),
    },
  },
  {
    id: 'meta-yocto-bsp',
    repo: 'meta-yocto',
    path: 'meta-yocto-bsp',
    collection: 'yoctobsp',
    releases: {
      wrynose: says('wrynose'),
      scarthgap: says('scarthgap'),
    },
  },
  {
    id: 'meta-arm-toolchain',
    repo: 'meta-arm',
    path: 'meta-arm-toolchain',
    collection: 'arm-toolchain',
    releases: {
      wrynose: says('wrynose', 'core'),
      scarthgap: says('nanbield scarthgap', 'core'),
    },
  },
  {
    id: 'meta-arm',
    repo: 'meta-arm',
    path: 'meta-arm',
    collection: 'meta-arm',
    releases: {
      wrynose: says('wrynose', 'core', 'arm-toolchain'),
      scarthgap: says('nanbield scarthgap', 'core', 'arm-toolchain'),
    },
  },
  {
    id: 'meta-raspberrypi',
    repo: 'meta-raspberrypi',
    path: '.',
    collection: 'raspberrypi',
    releases: {
      wrynose: says('wrynose', 'core'),
      scarthgap: says('nanbield scarthgap', 'core'),
    },
  },
  {
    id: 'meta-ti-bsp',
    repo: 'meta-ti',
    path: 'meta-ti-bsp',
    collection: 'meta-ti-bsp',
    releases: {
      wrynose: says('whinlatter wrynose', 'core', 'meta-arm'),
      scarthgap: says('scarthgap', 'core', 'meta-arm'),
    },
  },
  {
    id: 'meta-beagle',
    repo: 'meta-ti',
    path: 'meta-beagle',
    collection: 'meta-beagle',
    releases: {
      wrynose: says('whinlatter wrynose', 'meta-ti-bsp'),
      scarthgap: says('scarthgap', 'meta-ti-bsp'),
    },
  },
  {
    id: 'meta-freescale',
    repo: 'meta-freescale',
    path: '.',
    collection: 'freescale-layer',
    releases: {
      wrynose: says('whinlatter wrynose', 'core'),
      scarthgap: says('kirkstone langdale mickledore nanbield scarthgap', 'core'),
    },
  },
  {
    id: 'meta-rockchip',
    repo: 'meta-rockchip',
    path: '.',
    collection: 'rockchip',
    releases: {
      wrynose: says('wrynose', 'core', 'meta-arm'),
      scarthgap: says('scarthgap', 'core', 'meta-arm'),
    },
  },
  {
    id: 'meta-riscv',
    repo: 'meta-riscv',
    path: '.',
    collection: 'riscv-layer',
    releases: {
      wrynose: says('wrynose'),
      scarthgap: says('mickledore nanbield scarthgap'),
    },
  },
  {
    id: 'meta-st-stm32mp',
    repo: 'meta-st-stm32mp',
    path: '.',
    collection: 'stm-st-stm32mp',
    releases: {
      scarthgap: says('nanbield scarthgap', 'core', 'openembedded-layer', 'meta-python'),
    },
  },
  {
    id: 'meta-intel',
    repo: 'meta-intel',
    path: '.',
    collection: 'intel',
    releases: {
      scarthgap: says('scarthgap', 'core'),
    },
  },
  {
    id: 'meta-tegra',
    repo: 'meta-tegra',
    path: '.',
    collection: 'tegra',
    releases: {
      wrynose: says('wrynose', 'core'),
      scarthgap: says('scarthgap', 'core'),
    },
  },
  {
    id: 'meta-virtualization',
    repo: 'meta-virtualization',
    path: '.',
    collection: 'virtualization-layer',
    releases: {
      wrynose: says(
        'wrynose',
        'core',
        'openembedded-layer',
        'networking-layer',
        'filesystems-layer',
        'meta-python',
      ),
      scarthgap: says(
        'nanbield scarthgap',
        'core',
        'openembedded-layer',
        'networking-layer',
        'filesystems-layer',
        'meta-python',
      ),
    },
  },
  {
    id: 'meta-rauc',
    repo: 'meta-rauc',
    path: '.',
    collection: 'rauc',
    releases: {
      wrynose: says('wrynose', 'core'),
      scarthgap: says('nanbield scarthgap', 'core'),
    },
  },
  {
    id: 'meta-onnxruntime',
    repo: 'meta-onnxruntime',
    path: '.',
    collection: 'meta-onnxruntime',
    releases: {
      wrynose: says('wrynose whinlatter walnascar', 'core', 'meta-python'),
      scarthgap: says('nanbield scarthgap', 'core'),
    },
  },
  {
    id: 'meta-tensorflow-lite',
    repo: 'meta-tensorflow-lite',
    path: '.',
    collection: 'meta-tensorflow-lite',
    releases: {
      wrynose: says('wrynose whinlatter walnascar styhead', 'core', 'openembedded-layer'),
      scarthgap: says('nanbield scarthgap', 'core'),
    },
  },
];
