import { expectBoard } from '../../expect-board.ts';
import { rpi4 } from './index.ts';

expectBoard(rpi4, { release: 'trixie', kernelDefault: 'voluntary', preemption: ['voluntary', 'lazy', 'rt'] });

expectBoard(
  rpi4,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  rpi4,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
