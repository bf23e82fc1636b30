import type { FlashGuideInput } from '../../flash-guide.ts';

export const beagleboneAi64Flash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: [
        'Put the card into the board.',
        'Hold the button BOOT while you connect the power, and let go when the power light is on.',
      ],
    },
  ],
  leftOut: {
    emmc: 'The boot ROM reads tiboot3.bin from a hardware partition of the eMMC that an image of the disk does not reach.',
  },
  console: { by: 'adapter', pins: [], linuxPort: 'ttyUSB0' },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/beagleboard/beagleboneai64/readme.txt: console on UART0 (J3)',
    'U-Boot, doc/board/ti/j721e_beagleboneai64.rst: button BOOT, eMMC layout',
  ],
} as const satisfies FlashGuideInput;
