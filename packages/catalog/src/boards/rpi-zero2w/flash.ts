import type { FlashGuideInput } from '../../flash-guide.ts';

export const rpiZero2wFlash = {
  imagerTag: 'pi3-64bit',
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, then connect the power to the socket PWR IN.'],
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
    'Tag: OS lists for Imager in public repositories give this model the tags of the Raspberry Pi 3',
  ],
} as const satisfies FlashGuideInput;
