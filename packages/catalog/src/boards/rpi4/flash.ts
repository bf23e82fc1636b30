import type { FlashGuideInput } from '../../flash-guide.ts';

export const rpi4Flash = {
  imagerTag: 'pi4-64bit',
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, connect the network and then the power.'],
    },
    {
      medium: 'usb',
      before: [],
      after: [
        'Leave the card slot empty, put the drive into a USB port, connect the network and then the power.',
      ],
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
    'Raspberry Pi documentation, raspberry-pi/boot-usb.adoc: USB host boot on all flagship models since the 3B+',
    'Tag: as Raspberry Pi 5',
  ],
} as const satisfies FlashGuideInput;
