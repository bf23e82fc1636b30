import type { FlashGuideInput } from '../../flash-guide.ts';

export const visionfive2Flash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: [
        'Set the boot mode switches to SD card.',
        'Put the card into the board, connect the network and then the power (USB-C).',
      ],
    },
  ],
  leftOut: {},
  switches: [{ label: 'RGPIO_0, RGPIO_1', medium: 'sd', setting: '1 0' }],
  console: {
    by: 'adapter',
    pins: [
      { signal: 'GND', at: 'pin 6' },
      { signal: 'TX', at: 'pin 8' },
      { signal: 'RX', at: 'pin 10' },
    ],
    linuxPort: 'ttyUSB0',
  },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/visionfive2/readme.txt: RGPIO_0=1, RGPIO_1=0; pins 6, 8 and 10',
    'U-Boot, doc/board/starfive/visionfive2.rst: SD card',
  ],
} as const satisfies FlashGuideInput;
