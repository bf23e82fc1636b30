import type { FlashGuideInput } from '../../flash-guide.ts';

export const beagleplayFlash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: [
        'Put the card into the board.',
        'Hold the button USR while you connect the power, and let go when the power light is on.',
      ],
    },
  ],
  leftOut: {
    emmc: 'The boot ROM reads tiboot3.bin from a hardware partition of the eMMC that an image of the disk does not reach.',
  },
  console: { by: 'adapter', pins: [], linuxPort: 'ttyUSB0' },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/beagleboard/beagleplay/readme.txt',
    'U-Boot, doc/board/ti/am62x_beagleplay.rst: button USR, eMMC layout',
  ],
} as const satisfies FlashGuideInput;
