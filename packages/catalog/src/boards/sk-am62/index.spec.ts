import { expectBoard } from '../../expect-board.ts';
import { skAm62 } from './index.ts';

expectBoard(
  skAm62,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  skAm62,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
