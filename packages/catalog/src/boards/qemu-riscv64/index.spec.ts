import { expectBoard } from '../../expect-board.ts';
import { qemuRiscv64 } from './index.ts';

expectBoard(
  qemuRiscv64,
  { release: '2026.05', kernelDefault: 'none', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  qemuRiscv64,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
