import { expectBoard } from '../../expect-board.ts';
import { rpi4 } from './index.ts';

expectBoard(rpi4, { release: 'trixie', kernelDefault: 'voluntary', preemption: ['voluntary', 'lazy', 'rt'] });
