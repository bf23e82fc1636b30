import type { Board } from './board.ts';
import { beagleboneAi64 } from './boards/beaglebone-ai64/index.ts';
import { beagleboneBlack } from './boards/beaglebone-black/index.ts';
import { beagleplay } from './boards/beagleplay/index.ts';
import { beagleyAi } from './boards/beagley-ai/index.ts';
import { imx8mpEvk } from './boards/imx8mp-evk/index.ts';
import { imx93Evk } from './boards/imx93-evk/index.ts';
import { khadasVim3 } from './boards/khadas-vim3/index.ts';
import { orangepi5Plus } from './boards/orangepi-5-plus/index.ts';
import { pcX86 } from './boards/pc-x86_64/index.ts';
import { qemuAarch64 } from './boards/qemu-aarch64/index.ts';
import { qemuRiscv64 } from './boards/qemu-riscv64/index.ts';
import { qemuX86 } from './boards/qemu-x86_64/index.ts';
import { rk3399 } from './boards/rk3399/index.ts';
import { rock5b } from './boards/rock-5b/index.ts';
import { rpiCm4 } from './boards/rpi-cm4/index.ts';
import { rpiZero2w } from './boards/rpi-zero2w/index.ts';
import { rpi3 } from './boards/rpi3/index.ts';
import { rpi4 } from './boards/rpi4/index.ts';
import { rpi5 } from './boards/rpi5/index.ts';
import { skAm62 } from './boards/sk-am62/index.ts';
import { skAm62a } from './boards/sk-am62a/index.ts';
import { stm32mp157Dk2 } from './boards/stm32mp157-dk2/index.ts';
import { visionfive2 } from './boards/visionfive2/index.ts';

/** Every board, one line each, in the order they are shown. */
export const BOARDS: ReadonlyMap<string, Board> = new Map<string, Board>([
  [qemuX86.id, qemuX86],
  [qemuAarch64.id, qemuAarch64],
  [qemuRiscv64.id, qemuRiscv64],
  [pcX86.id, pcX86],
  [rpiZero2w.id, rpiZero2w],
  [rpi3.id, rpi3],
  [rpi4.id, rpi4],
  [rpiCm4.id, rpiCm4],
  [rpi5.id, rpi5],
  [beagleboneBlack.id, beagleboneBlack],
  [beagleplay.id, beagleplay],
  [beagleboneAi64.id, beagleboneAi64],
  [beagleyAi.id, beagleyAi],
  [skAm62.id, skAm62],
  [skAm62a.id, skAm62a],
  [imx8mpEvk.id, imx8mpEvk],
  [imx93Evk.id, imx93Evk],
  [rock5b.id, rock5b],
  [orangepi5Plus.id, orangepi5Plus],
  [rk3399.id, rk3399],
  [stm32mp157Dk2.id, stm32mp157Dk2],
  [visionfive2.id, visionfive2],
  [khadasVim3.id, khadasVim3],
]);
