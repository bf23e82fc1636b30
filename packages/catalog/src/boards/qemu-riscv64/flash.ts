import type { FlashGuideInput } from '../../flash-guide.ts';

export const qemuRiscv64Flash = {
  media: [],
  leftOut: { disk: 'The emulator starts the unpacked file itself.' },
  console: { by: 'emulator', pins: [], linuxPort: 'ttyS0' },
  sources: ['QEMU documentation: -drive and -nographic, used by the boot test of this repository'],
} as const satisfies FlashGuideInput;
