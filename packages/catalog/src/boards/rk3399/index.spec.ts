import { expectBoard } from '../../expect-board.ts';
import { rk3399 } from './index.ts';

expectBoard(
  rk3399,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  rk3399,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
