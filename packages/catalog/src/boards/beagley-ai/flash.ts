import type { FlashGuideInput } from '../../flash-guide.ts';

export const beagleyAiFlash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, connect the network and then the power.'],
    },
  ],
  leftOut: {},
  console: { by: 'adapter', pins: [], linuxPort: 'ttyUSB0' },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/beagleboard/beagley-ai/readme.txt: console on UART0 (J13)',
  ],
} as const satisfies FlashGuideInput;
