import type { FlashGuideInput } from '../../flash-guide.ts';

export const rpi3Flash = {
  imagerTag: 'pi3-64bit',
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, connect the network and then the power.'],
    },
  ],
  leftOut: {},
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
    'Buildroot e991fa0 (2026-08-20), board/raspberrypi/readme.txt',
    'Raspberry Pi documentation, configuration/uart.adoc: GPIO 14 (TX) is pin 8, GPIO 15 (RX) pin 10, 3.3 V',
    'Tag: as Raspberry Pi 5',
  ],
} as const satisfies FlashGuideInput;
