import { beagleboneAi64Flash } from './boards/beaglebone-ai64/flash.ts';
import { beagleboneBlackFlash } from './boards/beaglebone-black/flash.ts';
import { beagleplayFlash } from './boards/beagleplay/flash.ts';
import { beagleyAiFlash } from './boards/beagley-ai/flash.ts';
import { imx8mpEvkFlash } from './boards/imx8mp-evk/flash.ts';
import { imx93EvkFlash } from './boards/imx93-evk/flash.ts';
import { khadasVim3Flash } from './boards/khadas-vim3/flash.ts';
import { orangepi5PlusFlash } from './boards/orangepi-5-plus/flash.ts';
import { pcX86Flash } from './boards/pc-x86_64/flash.ts';
import { qemuAarch64Flash } from './boards/qemu-aarch64/flash.ts';
import { qemuRiscv64Flash } from './boards/qemu-riscv64/flash.ts';
import { qemuX86Flash } from './boards/qemu-x86_64/flash.ts';
import { rk3399Flash } from './boards/rk3399/flash.ts';
import { rock5bFlash } from './boards/rock-5b/flash.ts';
import { rpiCm4Flash } from './boards/rpi-cm4/flash.ts';
import { rpiZero2wFlash } from './boards/rpi-zero2w/flash.ts';
import { rpi3Flash } from './boards/rpi3/flash.ts';
import { rpi4Flash } from './boards/rpi4/flash.ts';
import { rpi5Flash } from './boards/rpi5/flash.ts';
import { skAm62Flash } from './boards/sk-am62/flash.ts';
import { skAm62aFlash } from './boards/sk-am62a/flash.ts';
import { stm32mp157Dk2Flash } from './boards/stm32mp157-dk2/flash.ts';
import { visionfive2Flash } from './boards/visionfive2/flash.ts';
import { FlashGuide } from './flash-guide.ts';

/** Flashing steps, boot switches and console wiring by board id. */
export const FLASH_GUIDES: ReadonlyMap<string, FlashGuide> = new Map(
  Object.entries({
    'qemu-x86_64': qemuX86Flash,
    'qemu-aarch64': qemuAarch64Flash,
    'qemu-riscv64': qemuRiscv64Flash,
    'pc-x86_64': pcX86Flash,
    'rpi-zero2w': rpiZero2wFlash,
    rpi3: rpi3Flash,
    rpi4: rpi4Flash,
    'rpi-cm4': rpiCm4Flash,
    rpi5: rpi5Flash,
    'beaglebone-black': beagleboneBlackFlash,
    beagleplay: beagleplayFlash,
    'beaglebone-ai64': beagleboneAi64Flash,
    'beagley-ai': beagleyAiFlash,
    'sk-am62': skAm62Flash,
    'sk-am62a': skAm62aFlash,
    'imx8mp-evk': imx8mpEvkFlash,
    'imx93-evk': imx93EvkFlash,
    'rock-5b': rock5bFlash,
    'orangepi-5-plus': orangepi5PlusFlash,
    rk3399: rk3399Flash,
    'stm32mp157-dk2': stm32mp157Dk2Flash,
    visionfive2: visionfive2Flash,
    'khadas-vim3': khadasVim3Flash,
  }).map(([id, guide]) => [id, FlashGuide.parse(guide)]),
);
