import { expectBoard } from '../../expect-board.ts';
import { beagleyAi } from './index.ts';

expectBoard(
  beagleyAi,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  beagleyAi,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'yocto',
);
