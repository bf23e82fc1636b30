import { expectBoard } from '../../expect-board.ts';
import { imx93Evk } from './index.ts';

expectBoard(
  imx93Evk,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  imx93Evk,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
