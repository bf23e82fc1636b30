import type { FlashGuideInput } from '../../flash-guide.ts';

export const skAm62Flash = {
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
  switches: [
    { label: 'SW2 (1 to 8)', medium: 'sd', setting: '0100 0000' },
    { label: 'SW3 (1 to 8)', medium: 'sd', setting: '1100 0010' },
  ],
  console: { by: 'cable', pins: [], linuxPort: 'ttyUSB0' },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/ti/am62x-sk/readme.txt: console on the micro-USB socket UART',
    'U-Boot, doc/board/ti/am62x_sk.rst: 1 is ON; its text also calls the two switches SW1 and SW2',
  ],
} as const satisfies FlashGuideInput;
