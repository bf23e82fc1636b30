import { z } from 'zod';
import { AcceptedLicences } from './accepted-licences.ts';
import { fieldText, itself, setOf, unitId } from './field-text.ts';
import {
  CoprocessorSection,
  OverlayEntry,
  overlayKey,
  PackageName,
  PowerSection,
  StorageSection,
} from './hardware-sections.ts';
import { KernelSection } from './kernel-section.ts';
import { NetworkSection } from './network-section.ts';
import { ContainersSection, FileEntry, ModelEntry } from './payload-sections.ts';
import { UpdateSection } from './update-section.ts';

/** The version this schema is. Older ones are migrated by `migrate.ts`. */
export const API_VERSION = 'boardwright/v1';

/** What an engine can make beside the image. */
export const EngineOutput = z.enum(['sdk', 'legal-info', 'cve-report']).meta({
  description:
    '`sdk`: compiler and sysroot for your own programs. `legal-info` (Buildroot): licences and sources of all on the image. `cve-report` (Yocto): vulnerabilities looked up in a database.',
  examples: ['sdk'],
});
export type EngineOutput = z.infer<typeof EngineOutput>;

const EngineSection = z
  .strictObject({
    kind: z
      .enum(['debian', 'buildroot', 'yocto'])
      .meta({ description: 'Build system that makes the image.', examples: ['debian'] }),
    release: fieldText({
      pattern: /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/,
      max: 32,
      description: 'Release of the build system. Left out: the newest one that has everything chosen.',
      examples: ['trixie', '2026.02', 'wrynose'],
      rule: 'a release name such as trixie or "2026.02", in quotes when it looks like a number',
    }).optional(),
    // Left out keeps the hash of specs written before there was a choice.
    init: z
      .enum(['systemd', 'busybox'])
      .optional()
      .meta({
        description:
          'What starts everything on the device. Left out: systemd with Debian and Yocto, BusyBox with Buildroot. Only Yocto has both.',
        examples: ['busybox'],
      }),
    // Not there and empty mean the same; optional keeps the hash of a spec that asks for nothing.
    outputs: z
      .array(EngineOutput)
      .max(3, { error: 'must have at most 3 entries' })
      .refine((outputs) => new Set(outputs).size === outputs.length, {
        error: 'must not hold the same entry twice',
      })
      .optional()
      .meta({
        description: 'Made beside the image, minutes each. Not with Debian.',
        examples: [['sdk']],
      }),
  })
  .meta({ description: 'Engine that builds the image.' });

/**
 * What a person wants on an image. Parsing fills in defaults, so the type has every section.
 *
 * @invariant unknown keys are errors; no field holds a secret
 */
export const ImageSpec = z
  .strictObject({
    apiVersion: z
      .literal(API_VERSION)
      .meta({ description: 'Version of this schema.', examples: [API_VERSION] }),
    name: fieldText({
      pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
      max: 60,
      description: 'Name of the image; also its host name when `network.hostname` is left out.',
      examples: ['vibration-gateway'],
      rule: 'lower-case letters, digits and "-", neither beginning nor ending with "-"',
    }),
    board: unitId('Board id.', ['qemu-x86_64', 'rpi5']),
    engine: EngineSection,
    kernel: KernelSection,
    accelerators: setOf(unitId('Accelerator id.', ['hailo8']), itself, {
      max: 8,
      description: 'NPUs and other accelerators the image drives.',
    }),
    runtimes: setOf(unitId('Runtime id.', ['tflite', 'onnxruntime']), itself, {
      max: 8,
      description: 'ML runtimes. `tflite` is LiteRT (TensorFlow Lite).',
    }),
    models: setOf(ModelEntry, (model) => model.name, { max: 32, description: 'Models put on the image.' }),
    containers: ContainersSection,
    overlays: setOf(OverlayEntry, overlayKey, { max: 32, description: 'Device tree overlays.' }),
    power: PowerSection,
    profiling: setOf(unitId('Tool id.', ['perf', 'rt-tests']), itself, {
      max: 16,
      description: 'Profiling and measuring tools on the image.',
    }),
    packages: setOf(PackageName, itself, {
      max: 500,
      description: 'Further packages by their names in the engine.',
    }),
    network: NetworkSection,
    storage: StorageSection,
    update: UpdateSection,
    files: setOf(FileEntry, (file) => file.path, { max: 200, description: 'Files of your own.' }),
    coprocessor: CoprocessorSection.optional(),
    acceptedLicences: AcceptedLicences.optional(),
  })
  .meta({ title: 'ImageSpec', description: 'What a person wants on an edge-AI Linux image.' });
/** A parsed spec: every default filled in. */
export type ImageSpec = z.output<typeof ImageSpec>;
/** A spec as written: sections with defaults may be left out. */
export type ImageSpecInput = z.input<typeof ImageSpec>;
