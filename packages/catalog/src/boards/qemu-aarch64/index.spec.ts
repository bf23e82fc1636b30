import { expectBoard } from '../../expect-board.ts';
import { qemuAarch64 } from './index.ts';

expectBoard(qemuAarch64, {
  release: 'trixie',
  kernelDefault: 'voluntary',
  preemption: ['voluntary', 'lazy', 'rt'],
});

expectBoard(
  qemuAarch64,
  { release: '2026.05', kernelDefault: 'none', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  qemuAarch64,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
