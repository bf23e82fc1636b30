import { expectBoard } from '../../expect-board.ts';
import { qemuAarch64 } from './index.ts';

expectBoard(qemuAarch64, {
  release: 'trixie',
  kernelDefault: 'voluntary',
  preemption: ['voluntary', 'lazy', 'rt'],
});
