import { expectBoard } from '../../expect-board.ts';
import { rpiZero2w } from './index.ts';

expectBoard(
  rpiZero2w,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  rpiZero2w,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
