import type { FlashGuideInput } from '../../flash-guide.ts';

export const khadasVim3Flash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, connect the network and then the power.'],
    },
  ],
  leftOut: { emmc: 'No way to write it from a computer was tried: the board starts from a card.' },
  console: { by: 'adapter', pins: [], linuxPort: 'ttyUSB0' },
  sources: ['Buildroot e991fa0 (2026-08-20), board/khadas/vim3/readme.txt'],
} as const satisfies FlashGuideInput;
