import { expectBoard } from '../../expect-board.ts';
import { orangepi5Plus } from './index.ts';

expectBoard(
  orangepi5Plus,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  orangepi5Plus,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
