import type { FlashGuideInput } from '../../flash-guide.ts';

export const rock5bFlash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, connect the network and then the power.'],
    },
  ],
  leftOut: { emmc: 'No way to write it from a computer was tried: the board starts from a card.' },
  console: {
    by: 'adapter',
    pins: [
      { signal: 'GND', at: 'pin 6' },
      { signal: 'TX', at: 'pin 8' },
      { signal: 'RX', at: 'pin 10' },
    ],
    linuxPort: 'ttyUSB0',
  },
  sources: ['Buildroot e991fa0 (2026-08-20), board/radxa/rock5b/readme.txt: pins 6, 8 and 10, 1500000 baud'],
} as const satisfies FlashGuideInput;
