import type { FlashGuideInput } from '../../flash-guide.ts';

export const rpiCm4Flash = {
  imagerTag: 'pi4-64bit',
  media: [
    {
      medium: 'emmc',
      before: [
        'Fit the jumper at J2 of the IO board ("disable eMMC boot").',
        'Connect J11 (micro USB) of the IO board to the computer and switch the board on.',
        'Run rpiboot on the computer; the eMMC then appears as a drive.',
      ],
      after: ['Take the power away, remove the jumper at J2, and switch the board on again.'],
    },
    {
      medium: 'sd',
      before: [],
      after: [
        'Module without eMMC only: put the card into the IO board, connect the network and then the power.',
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
    'Buildroot e991fa0 (2026-08-20), board/raspberrypi/readme.txt: eMMC of the CM4, jumper J2, socket J11',
    'Raspberry Pi documentation, configuration/uart.adoc: GPIO 14 (TX) is pin 8, GPIO 15 (RX) pin 10, 3.3 V',
    'Tag: OS lists for Imager in public repositories give Compute Module 4 the tag of the Raspberry Pi 4',
  ],
} as const satisfies FlashGuideInput;
