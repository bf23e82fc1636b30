import { expectBoard } from '../../expect-board.ts';
import { rock5b } from './index.ts';

expectBoard(
  rock5b,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  rock5b,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
