import type { FlashGuideInput } from '../../flash-guide.ts';

export const imx8mpEvkFlash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: [
        'Set the boot switches to SD card.',
        'Put the card into the board, connect the network and then the power.',
      ],
    },
  ],
  leftOut: {},
  switches: [{ label: 'SW4 (1 to 4)', medium: 'sd', setting: '0011' }],
  console: { by: 'cable', pins: [], linuxPort: 'ttyUSB2', portOrdinal: 3 },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/freescale/imx8mp-evk/readme.txt: console on ttyUSB2',
    'Buildroot e991fa0 (2026-08-20), board/freescale/imx8mpevk/readme.txt: SW4',
  ],
} as const satisfies FlashGuideInput;
