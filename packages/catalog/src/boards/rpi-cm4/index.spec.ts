import { expectBoard } from '../../expect-board.ts';
import { rpiCm4 } from './index.ts';

expectBoard(
  rpiCm4,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  rpiCm4,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
