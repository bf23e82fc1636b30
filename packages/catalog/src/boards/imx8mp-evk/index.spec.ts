import { expectBoard } from '../../expect-board.ts';
import { imx8mpEvk } from './index.ts';

expectBoard(
  imx8mpEvk,
  { release: '2026.05', kernelDefault: 'full', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);
