import { expectBoard } from '../../expect-board.ts';
import { pcX86 } from './index.ts';

expectBoard(pcX86, {
  release: 'trixie',
  kernelDefault: 'voluntary',
  preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'],
});

expectBoard(
  pcX86,
  { release: '2026.05', kernelDefault: 'none', preemption: ['none', 'voluntary', 'full', 'rt'] },
  'buildroot',
);

expectBoard(
  pcX86,
  { release: 'wrynose', kernelDefault: 'full', preemption: ['none', 'voluntary', 'lazy', 'full', 'rt'] },
  'yocto',
);
