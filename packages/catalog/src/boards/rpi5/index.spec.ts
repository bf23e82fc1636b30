import { expectBoard } from '../../expect-board.ts';
import { rpi5 } from './index.ts';

expectBoard(rpi5, { release: 'forky', kernelDefault: 'lazy', preemption: ['lazy', 'rt'] });

expectBoard(
  rpi5,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  rpi5,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
