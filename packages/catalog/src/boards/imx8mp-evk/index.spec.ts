import { expectBoard } from '../../expect-board.ts';
import { imx8mpEvk } from './index.ts';

expectBoard(
  imx8mpEvk,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  imx8mpEvk,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
