import type { Board } from './board.ts';
import { pcX86 } from './boards/pc-x86_64/index.ts';
import { qemuAarch64 } from './boards/qemu-aarch64/index.ts';
import { qemuX86 } from './boards/qemu-x86_64/index.ts';
import { rpi4 } from './boards/rpi4/index.ts';
import { rpi5 } from './boards/rpi5/index.ts';

/** Every board, one line each, in the order they are shown. */
export const BOARDS: ReadonlyMap<string, Board> = new Map<string, Board>([
  [qemuX86.id, qemuX86],
  [qemuAarch64.id, qemuAarch64],
  [pcX86.id, pcX86],
  [rpi4.id, rpi4],
  [rpi5.id, rpi5],
]);
