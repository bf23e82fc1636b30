import type { LayerRepo } from './layer.ts';

/** Repositories with the commits that were read: the tips of their branches in August 2026, or the last before. */
export const LAYER_REPOS: readonly LayerRepo[] = [
  {
    id: 'bitbake',
    url: 'https://git.openembedded.org/bitbake',
    releases: {
      wrynose: { branch: '2.18', commit: 'fae9db3168dbff1b8c76fe9c6726a9687ff97514' },
      scarthgap: { branch: '2.8', commit: '0880963fea4d91a034e4a6e007d23f98658ab986' },
    },
  },
  {
    id: 'openembedded-core',
    url: 'https://git.openembedded.org/openembedded-core',
    releases: {
      wrynose: { branch: 'wrynose', commit: 'ef022bf82d79015802309d14c28b13373ebe53f5' },
      scarthgap: { branch: 'scarthgap', commit: '543550522f831479f07d332a40ba343c53ae1065' },
    },
  },
  {
    id: 'meta-openembedded',
    url: 'https://git.openembedded.org/meta-openembedded',
    releases: {
      wrynose: { branch: 'wrynose', commit: '6bf0d8ad57b33950bab4c7f6c037e1ccb6f6e2eb' },
      scarthgap: { branch: 'scarthgap', commit: 'bec755063a8b5da65df626f5749496aadaa4f4bb' },
    },
  },
  {
    id: 'meta-yocto',
    url: 'https://git.yoctoproject.org/meta-yocto',
    releases: {
      wrynose: { branch: 'wrynose', commit: '904846ae078ee20de073040ebb77c86e19250f56' },
      scarthgap: { branch: 'scarthgap', commit: 'c7c38663a1cafb1fa8593c0b246811e51d3bbe20' },
    },
  },
  {
    id: 'meta-arm',
    url: 'https://git.yoctoproject.org/meta-arm',
    releases: {
      wrynose: { branch: 'wrynose', commit: 'caa36c53f796beb25d9b9f58b1b7a492e9987e15' },
      scarthgap: { branch: 'scarthgap', commit: '23b572c40ea6709ab3f8bd7abbb5a795fc3631c2' },
    },
  },
  {
    id: 'meta-raspberrypi',
    url: 'https://git.yoctoproject.org/meta-raspberrypi',
    releases: {
      wrynose: { branch: 'wrynose', commit: 'f62c67921474370829d24a4fa01ef88543f3906b' },
      scarthgap: { branch: 'scarthgap', commit: '6ca1f75017cc5d5acdb8bb05634c4bc01fa049fd' },
    },
  },
  {
    id: 'meta-ti',
    url: 'https://git.yoctoproject.org/meta-ti',
    releases: {
      wrynose: { branch: 'wrynose', commit: 'ad6c7109c43d3ddde4873ad81b14444812951019' },
      scarthgap: { branch: 'scarthgap', commit: '6759bb35871fb4f17a2463bee641aa6df6a3d048' },
    },
  },
  {
    id: 'meta-freescale',
    url: 'https://github.com/Freescale/meta-freescale',
    releases: {
      wrynose: { branch: 'wrynose', commit: '310051f9db75e214398c2ff50f6177dd2e56f523' },
      scarthgap: { branch: 'scarthgap', commit: '4143744bc82508f00395a0ffe30e624b2341176a' },
    },
  },
  {
    id: 'meta-rockchip',
    url: 'https://git.yoctoproject.org/meta-rockchip',
    releases: {
      wrynose: { branch: 'wrynose', commit: '9d02575bfd9ca5e87c394f593f2bbdbdee914d4e' },
      scarthgap: { branch: 'scarthgap', commit: '9690180b7e9953361958c962b80d891eda8c1028' },
    },
  },
  {
    id: 'meta-riscv',
    url: 'https://github.com/riscv/meta-riscv',
    releases: {
      wrynose: { branch: 'wrynose', commit: '50941215124f126229ad3702bedabd87dec130c9' },
      scarthgap: { branch: 'scarthgap', commit: '76727db91108f53afc8a5b72651167c4446b5fcb' },
    },
  },
  {
    id: 'meta-st-stm32mp',
    url: 'https://github.com/STMicroelectronics/meta-st-stm32mp',
    releases: {
      scarthgap: { branch: 'scarthgap', commit: 'effa64fad13f904012251db8d5f1acbac734326a' },
    },
    lacking: { wrynose: 'has no branch for wrynose' },
  },
  {
    id: 'meta-intel',
    url: 'https://git.yoctoproject.org/meta-intel',
    releases: {
      scarthgap: { branch: 'scarthgap', commit: '5d153e35b4e752505efeae368f188fac5e31cf33' },
    },
    lacking: { wrynose: 'has no branch for wrynose' },
  },
  {
    id: 'meta-tegra',
    url: 'https://github.com/OE4T/meta-tegra',
    releases: {
      wrynose: { branch: 'wrynose', commit: '727633deca9b72643112d1aebadafb736dad60c0' },
      scarthgap: { branch: 'scarthgap', commit: '37530d284a27b904c34a94ef5856015825749b06' },
    },
  },
  {
    id: 'meta-virtualization',
    url: 'https://git.yoctoproject.org/meta-virtualization',
    releases: {
      wrynose: { branch: 'wrynose', commit: 'aab9c1a0dd6b48776c9f372a32c32486c560b9c9' },
      scarthgap: { branch: 'scarthgap', commit: 'f980aefbc8b3eeafb8d144e7fdac3c3b701a4fea' },
    },
  },
  {
    id: 'meta-rauc',
    url: 'https://github.com/rauc/meta-rauc',
    releases: {
      wrynose: { branch: 'wrynose', commit: '38da0e5866a953e664001ba90b5edad68d68cd5d' },
      scarthgap: { branch: 'scarthgap', commit: 'd63878f20eba7a85ecf53566e7a3377e78bb46ac' },
    },
  },
  {
    id: 'meta-onnxruntime',
    url: 'https://github.com/NobuoTsukamoto/meta-onnxruntime',
    releases: {
      wrynose: { branch: 'main', commit: '78d85df28c84cf6f91cc8ce715fc10a03ce2ec7d' },
      scarthgap: { branch: 'scarthgap', commit: '05fa96a5c15bec32ef280d509ea670ea16a4d62f' },
    },
  },
  {
    id: 'meta-tensorflow-lite',
    url: 'https://github.com/NobuoTsukamoto/meta-tensorflow-lite',
    releases: {
      wrynose: { branch: 'main', commit: 'f87ee8eab434497e3a1f8329013a4af5415cbd1e' },
      scarthgap: { branch: 'scarthgap', commit: '18acfa218af007ee17bb938fab36cb384d7c3c76' },
    },
  },
];
