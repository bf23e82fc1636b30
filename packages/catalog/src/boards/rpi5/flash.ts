import type { FlashGuideInput } from '../../flash-guide.ts';

export const rpi5Flash = {
  imagerTag: 'pi5-64bit',
  media: [
    {
      medium: 'sd',
      before: [],
      after: ['Put the card into the board, connect the network and then the power.'],
    },
    {
      medium: 'nvme',
      before: ['Put the SSD into a USB enclosure, so that the computer sees it as a drive.'],
      after: [
        'Fit the SSD to the board and leave the card slot empty.',
        'If the board does not look at it, put NVMe (6) into BOOT_ORDER of its EEPROM, from Raspberry Pi OS on a card.',
      ],
    },
  ],
  leftOut: {},
  console: {
    by: 'adapter',
    pins: [
      { signal: 'RX', at: 'pin 1' },
      { signal: 'GND', at: 'pin 2' },
      { signal: 'TX', at: 'pin 3' },
    ],
    linuxPort: 'ttyUSB0',
  },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/raspberrypi/readme.txt',
    'Raspberry Pi documentation, raspberry-pi/boot-nvme.adoc: boot mode 6',
    'Raspberry Pi 3-pin Debug Connector Specification RP-003139-SP: pinout',
    'Tag: OS lists for Imager in public repositories; Imager 2.0.11, src/hwlistmodel.cpp: prefixes',
  ],
} as const satisfies FlashGuideInput;
