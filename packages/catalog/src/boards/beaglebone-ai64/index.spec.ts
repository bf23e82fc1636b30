import { expectBoard } from '../../expect-board.ts';
import { beagleboneAi64 } from './index.ts';

expectBoard(
  beagleboneAi64,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  beagleboneAi64,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'yocto',
);
