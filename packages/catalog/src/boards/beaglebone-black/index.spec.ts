import { expectBoard } from '../../expect-board.ts';
import { beagleboneBlack } from './index.ts';

expectBoard(
  beagleboneBlack,
  { release: '2026.05', kernelDefault: 'none', preemption: ['none', 'voluntary', 'full'] },
  'buildroot',
);

expectBoard(
  beagleboneBlack,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full'] },
  'yocto',
);
