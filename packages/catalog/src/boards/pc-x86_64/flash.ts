import type { FlashGuideInput } from '../../flash-guide.ts';

export const pcX86Flash = {
  media: [
    {
      medium: 'usb',
      before: [],
      after: [
        'Put the stick into the machine and switch it on.',
        'In the firmware setup choose EFI boot from the stick, with Secure Boot off.',
      ],
    },
    {
      medium: 'nvme',
      before: [
        'Put the SSD into a USB enclosure, or start another Linux on the machine from a stick and write from there.',
      ],
      after: ['Fit the SSD and switch the machine on, with Secure Boot off.'],
    },
    {
      medium: 'disk',
      before: [
        'Connect the drive by a USB adapter, or start another Linux on the machine from a stick and write from there.',
      ],
      after: ['Fit the drive and switch the machine on, with Secure Boot off.'],
    },
  ],
  leftOut: {},
  console: { by: 'port', pins: [], linuxPort: 'ttyUSB0' },
  sources: ['Buildroot e991fa0 (2026-08-20), board/pc/readme.txt: pendrive, Secure Boot'],
} as const satisfies FlashGuideInput;
