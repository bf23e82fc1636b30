import type { SizeChange } from '@boardwright/evidence/compare-sizes';
import { FileEntry } from '@boardwright/evidence/file-list';
import { z } from '@hono/zod-openapi';
import { ComparedBuildHistory } from './build-history.ts';
import { ImageView } from './image.ts';
import { TextChange } from './recipe-diff.ts';

const Count = z.number().int();

/** A number of each image; null where it was not measured. */
const NumberPair = z.object({ from: z.number().nullable(), to: z.number().nullable() });
const TextPair = z.object({ from: z.string().nullable(), to: z.string().nullable() });

const ComparedFacts = z
  .object({
    imageBytes: NumberPair,
    /** The packed image as it is downloaded. */
    downloadBytes: NumberPair,
    rootfsBytes: NumberPair,
    /** From power-on to the login prompt in the boot test. */
    bootSeconds: NumberPair,
    /** In use when the boot test was over. */
    ramUsedMiB: NumberPair,
    /** Worst of the latency test, in an emulator. */
    latencyMaxUs: NumberPair,
    kernelRelease: TextPair,
    preemption: TextPair,
  })
  .openapi('ComparedFacts');
export type ComparedFacts = z.infer<typeof ComparedFacts>;

const PackageFact = z.object({ name: z.string(), version: z.string(), sizeKiB: Count });
const ComparedPackages = z
  .object({
    added: z.array(PackageFact),
    removed: z.array(PackageFact),
    /** `from` and `to` are versions; equal where only the size differs. */
    changed: z.array(
      z.object({
        name: z.string(),
        from: z.string(),
        to: z.string(),
        fromSizeKiB: Count,
        toSizeKiB: Count,
      }),
    ),
    unchanged: Count,
  })
  .openapi('ComparedPackages');
export type ComparedPackages = z.infer<typeof ComparedPackages>;

const KernelSymbol = z.object({ name: z.string(), value: z.string() });
const ComparedKernelConfig = z
  .object({
    added: z.array(KernelSymbol),
    removed: z.array(KernelSymbol),
    changed: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    unchanged: Count,
  })
  .openapi('ComparedKernelConfig');
export type ComparedKernelConfig = z.infer<typeof ComparedKernelConfig>;

const ComparedBuildFiles = z
  .object({ files: z.array(TextChange), unchanged: Count })
  .openapi('ComparedBuildFiles');
export type ComparedBuildFiles = z.infer<typeof ComparedBuildFiles>;

const ComparedRootFiles = z
  .object({
    added: Count,
    removed: Count,
    changed: Count,
    unchanged: Count,
    /** By path, at most 5,000; the numbers above count all. */
    listed: z.array(z.object({ path: z.string(), from: FileEntry.optional(), to: FileEntry.optional() })),
  })
  .openapi('ComparedRootFiles');
export type ComparedRootFiles = z.infer<typeof ComparedRootFiles>;

const ComparedSizes = z
  .object({
    name: z.string(),
    fromBytes: Count,
    toBytes: Count,
    /** Growth and shrinkage below, added up. */
    changedBytes: Count,
    /** Of the same shape. */
    children: z
      .array(z.custom<SizeChange>())
      .optional()
      .openapi({ type: 'array', items: { type: 'object' } }),
  })
  .openapi('ComparedSizes');

/** From the image of the path's first id to that of the second. */
export const Comparison = z
  .object({
    from: ImageView,
    to: ImageView,
    facts: ComparedFacts,
    spec: TextChange,
    packages: ComparedPackages,
    sizes: ComparedSizes,
    /** Null where `missing` says what an image lacks; the same of the three below. */
    kernelConfig: ComparedKernelConfig.nullable(),
    buildFiles: ComparedBuildFiles.nullable(),
    rootFiles: ComparedRootFiles.nullable(),
    /** Of images of the Yocto engine. */
    buildHistory: ComparedBuildHistory.nullable(),
    /** Sentences for the parts that could not be compared. */
    missing: z.object({
      kernelConfig: z.string().optional(),
      buildFiles: z.string().optional(),
      rootFiles: z.string().optional(),
      buildHistory: z.string().optional(),
    }),
  })
  .openapi('Comparison');
export type Comparison = z.infer<typeof Comparison>;

const Vulnerability = z.object({
  id: z.string(),
  source: z.string(),
  urgency: z.string(),
  version: z.string(),
  /** Null while no version is fixed. */
  fixedVersion: z.string().nullable(),
});

export const ComparedVulnerabilities = z
  .object({
    introduced: z.array(Vulnerability),
    fixed: z.array(Vulnerability),
    remaining: z.array(Vulnerability),
    /** Suites of the two images the data covers; packages of others count as having none. */
    suites: z.array(z.string()),
    /** When the data was last written. */
    dataFrom: z.iso.datetime().nullable(),
    /** Why nothing is known; null otherwise. */
    missing: z.string().nullable(),
  })
  .openapi('ComparedVulnerabilities');
export type ComparedVulnerabilities = z.infer<typeof ComparedVulnerabilities>;
