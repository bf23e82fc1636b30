import type { FlashGuideInput } from '../../flash-guide.ts';

export const stm32mp157Dk2Flash = {
  media: [
    {
      medium: 'sd',
      before: [],
      after: [
        'Set the boot switch SW1 to SD card.',
        'Put the card into CN15 and connect a USB-C supply to CN6.',
      ],
    },
  ],
  leftOut: {},
  switches: [{ label: 'SW1 (BOOT0, BOOT2)', medium: 'sd', setting: '1 1' }],
  console: { by: 'cable', pins: [], linuxPort: 'ttyACM0' },
  sources: [
    'Buildroot e991fa0 (2026-08-20), board/stmicroelectronics/stm32mp157c-dk2/readme.txt: CN15, CN11, CN6, ttyACM0',
    'U-Boot, doc/board/st/stm32mp1.rst: SW1 of DK1 and DK2',
  ],
} as const satisfies FlashGuideInput;
