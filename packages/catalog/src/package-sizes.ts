import type { PackageSizes } from './unit.ts';

function sizes(installedMiB: number, downloadMiB: number, packages: number): PackageSizes {
  return { installedMiB, downloadMiB, packages };
}

/**
 * Packages people often add, with what they pull in beyond the base system: the larger value of amd64 and arm64 in
 * trixie. Read from the archive's package records on 2026-11-22.
 */
const KNOWN: Readonly<Record<string, PackageSizes>> = {
  'alsa-utils': sizes(8, 3, 7),
  bluez: sizes(14, 4, 8),
  'can-utils': sizes(2, 1, 1),
  'firmware-brcm80211': sizes(18, 5, 1),
  'firmware-misc-nonfree': sizes(13, 4, 1),
  'firmware-realtek': sizes(19, 3, 1),
  gpiod: sizes(1, 1, 2),
  'i2c-tools': sizes(52, 8, 8),
  'libiio-utils': sizes(4, 1, 8),
  mosquitto: sizes(2, 1, 7),
  'mosquitto-clients': sizes(1, 1, 3),
  'openssh-server': sizes(14, 3, 17),
  'raspi-firmware': sizes(22, 5, 2),
  sqlite3: sizes(1, 1, 1),
  'v4l-utils': sizes(7, 2, 6),
};

/** Any other package: an assumption, as its record is not at hand here. */
const USUAL = sizes(4, 1, 2);

/** @returns sizes of a package by name; an assumption for names not in the table */
export function packageSizes(name: string): PackageSizes {
  return KNOWN[name] ?? USUAL;
}
