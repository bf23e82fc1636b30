import type { FlashMedium } from '@boardwright/catalog/flash-guide';
import type { HostSystem } from './flash-commands.ts';

export const MEDIUM_WORDS: Readonly<Record<FlashMedium, string>> = {
  sd: 'SD card',
  usb: 'USB drive',
  emmc: 'eMMC',
  nvme: 'NVMe SSD',
  disk: 'Internal drive',
};

export const SYSTEM_OPTIONS: readonly { readonly value: HostSystem; readonly label: string }[] = [
  { value: 'linux', label: 'Linux' },
  { value: 'macos', label: 'macOS' },
  { value: 'windows', label: 'Windows' },
];
