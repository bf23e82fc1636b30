import { expectBoard } from '../../expect-board.ts';
import { khadasVim3 } from './index.ts';

expectBoard(
  khadasVim3,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);
