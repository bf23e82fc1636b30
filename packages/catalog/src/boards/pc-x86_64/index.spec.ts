import { expectBoard } from '../../expect-board.ts';
import { pcX86 } from './index.ts';

expectBoard(pcX86, {
  release: 'trixie',
  kernelDefault: 'voluntary',
  preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'],
});
