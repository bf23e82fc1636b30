import type { FlashGuideInput } from '../../flash-guide.ts';

export const rk3399Flash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, connect the network and then the power.'],
    },
  ],
  leftOut: { emmc: 'No way to write it from a computer was tried: the board starts from a card.' },
  console: { by: 'adapter', pins: [], linuxPort: 'ttyUSB0' },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/radxa/rock4se/readme.txt: UART2 on the 40-pin header, 1500000 baud',
  ],
} as const satisfies FlashGuideInput;
