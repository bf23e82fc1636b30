import type { FlashGuideInput } from '../../flash-guide.ts';

export const beagleboneBlackFlash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: [
        'Put the card into the board.',
        'Hold the button S2 while you connect the power, else the board starts from its eMMC.',
      ],
    },
  ],
  leftOut: { emmc: 'No way to write it from a computer was tried: the board starts from a card.' },
  console: {
    by: 'adapter',
    pins: [
      { signal: 'GND', at: 'J1 pin 1' },
      { signal: 'RX', at: 'J1 pin 4' },
      { signal: 'TX', at: 'J1 pin 5' },
    ],
    linuxPort: 'ttyUSB0',
  },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/beagleboard/beaglebone/readme.txt',
    'BeagleBone Black System Reference Manual, serial header, as told on scivision.co (J1: 1 ground, 4 RX, 5 TX)',
    'Button S2: the catalog, not read again in a source',
  ],
} as const satisfies FlashGuideInput;
