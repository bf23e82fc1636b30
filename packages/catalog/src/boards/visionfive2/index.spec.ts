import { expectBoard } from '../../expect-board.ts';
import { visionfive2 } from './index.ts';

expectBoard(
  visionfive2,
  { release: '2026.05', kernelDefault: 'none', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  visionfive2,
  { release: 'wrynose', kernelDefault: 'none', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'yocto',
);
