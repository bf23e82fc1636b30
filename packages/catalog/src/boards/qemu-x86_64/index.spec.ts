import { expectBoard } from '../../expect-board.ts';
import { qemuX86 } from './index.ts';

expectBoard(qemuX86, {
  release: 'trixie',
  kernelDefault: 'voluntary',
  preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'],
});
