import { expectBoard } from '../../expect-board.ts';
import { skAm62a } from './index.ts';

expectBoard(
  skAm62a,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full'] },
  'buildroot',
);

expectBoard(
  skAm62a,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
