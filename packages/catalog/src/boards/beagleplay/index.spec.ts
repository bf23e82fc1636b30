import { expectBoard } from '../../expect-board.ts';
import { beagleplay } from './index.ts';

expectBoard(
  beagleplay,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  beagleplay,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'yocto',
);
