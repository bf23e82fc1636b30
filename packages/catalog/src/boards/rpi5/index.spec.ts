import { expectBoard } from '../../expect-board.ts';
import { rpi5 } from './index.ts';

expectBoard(rpi5, { release: 'forky', kernelDefault: 'lazy', preemption: ['lazy', 'rt'] });
