import { expectBoard } from '../../expect-board.ts';
import { stm32mp157Dk2 } from './index.ts';

expectBoard(
  stm32mp157Dk2,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full'] },
  'buildroot',
);

expectBoard(
  stm32mp157Dk2,
  { release: 'scarthgap', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full'] },
  'yocto',
);
