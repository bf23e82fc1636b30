import { z } from 'zod';
import { fieldText, sha256Text, unitId } from './field-text.ts';

/** Device tree source may be many lines, but never pull in files of the machine that compiles it. */
const overlaySource = z
  .string()
  .max(64 * 1024, { abort: true, error: 'must be at most 65536 characters long' })
  .regex(/^[\t\n\x20-\x7e]*$/, { error: 'must be plain ASCII text' })
  .regex(/^\s*\/dts-v1\/;/, { error: 'must begin with /dts-v1/;' })
  .refine((source) => !/\/incbin\/|\/include\/|#\s*include/.test(source), {
    error: 'must not include other files (/include/, /incbin/, #include)',
  })
  .meta({
    description: 'Device tree overlay source (dtc syntax).',
    examples: ['/dts-v1/; /plugin/; / { compatible = "raspberrypi,5-model-b"; };'],
  });

const builtInOverlay = z.strictObject({ id: unitId('Overlay the board brings along.', ['i2c1', 'spi0']) });
const ownOverlay = z.strictObject({
  name: unitId('Name of your own overlay.', ['adxl345']),
  source: overlaySource,
});

export const OverlayEntry = z
  .union([builtInOverlay, ownOverlay], {
    error: 'must be { id } of a built-in overlay or { name, source } of your own',
  })
  .meta({ description: 'A device tree overlay: built into the board, or your own source.' });
export type OverlayEntry = z.infer<typeof OverlayEntry>;

/** @returns the name an overlay goes by, whichever form it has */
export function overlayKey(overlay: OverlayEntry): string {
  return 'id' in overlay ? overlay.id : overlay.name;
}

export const PowerSection = z
  .strictObject({
    profile: unitId('Power profile.', ['low-power', 'balanced', 'performance']).default('balanced'),
    governor: z
      .enum(['performance', 'powersave', 'schedutil', 'ondemand', 'conservative'])
      .optional()
      .meta({
        description: 'CPU frequency governor. Leave it out to take the one of the profile.',
        examples: ['schedutil'],
      }),
  })
  .prefault({})
  .meta({ description: 'Power use.' });

const templateFirmware = z.strictObject({
  template: unitId('Firmware project that comes with Boardwright.', ['vibration-anomaly']),
});
const ownFirmware = z.strictObject({ sha256: sha256Text('Which uploaded firmware ELF.') });

export const CoprocessorSection = z
  .strictObject({
    core: z
      .enum(['cortex-m4', 'cortex-m7', 'cortex-m33', 'cortex-r5f'])
      .meta({ description: 'Core of the microcontroller beside Linux.', examples: ['cortex-m4'] }),
    firmware: z
      .union([templateFirmware, ownFirmware], { error: 'must be { template } or { sha256 }' })
      .meta({ description: 'What runs on it: a template or your own ELF.' }),
  })
  .meta({ description: 'Microcontroller beside Linux, started through remoteproc.' });

export const StorageSection = z
  .strictObject({
    layout: z
      .enum(['single', 'ab'])
      .default('single')
      .meta({
        description: 'One root file system, or two slots for updates that can fall back.',
        examples: ['single'],
      }),
    rootfs: z
      .enum(['ext4', 'squashfs'])
      .default('ext4')
      .meta({ description: 'Root file system: writable, or compressed and read-only.', examples: ['ext4'] }),
    imageSizeMiB: z
      .union([z.literal('auto'), z.int().min(64).max(1_048_576)], {
        error: 'must be auto or a whole number of MiB from 64 to 1048576',
      })
      .default('auto')
      .meta({
        description: 'Size of the whole image in MiB; `auto` fits it to the content.',
        examples: ['auto', 2048],
      }),
  })
  .prefault({})
  .meta({ description: 'Partitions and file systems.' });

/** Names the person gives packages in `packages`; Debian policy names also fit Buildroot's and Yocto's. */
export const PackageName = fieldText({
  pattern: /^(?!.*\.\.)[a-z0-9][a-z0-9+.-]+$/,
  max: 128,
  description: 'Package by its name in the engine.',
  examples: ['mosquitto', 'i2c-tools'],
  rule: 'a package name: lower-case letters, digits, "+", "-" and ".", at least two, beginning with a letter or digit',
});
