import { expectBoard } from '../../expect-board.ts';
import { qemuX86 } from './index.ts';

expectBoard(qemuX86, {
  release: 'trixie',
  kernelDefault: 'voluntary',
  preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'],
});

expectBoard(
  qemuX86,
  { release: '2026.05', kernelDefault: 'none', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  qemuX86,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
