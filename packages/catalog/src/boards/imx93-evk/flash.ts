import type { FlashGuideInput } from '../../flash-guide.ts';

export const imx93EvkFlash = {
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
  switches: [{ label: 'SW1301 (1 to 4)', medium: 'sd', setting: '0100' }],
  console: { by: 'cable', pins: [], linuxPort: 'ttyUSB2', portOrdinal: 3 },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/freescale/imx93-evk/readme.txt: console on ttyUSB2',
    'Buildroot e991fa0 (2026-08-20), board/freescale/imx93evk/readme.txt: SW1301, third of four ports',
  ],
} as const satisfies FlashGuideInput;
