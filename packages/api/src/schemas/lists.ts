import { LogLine } from '@boardwright/core/log-line';
import { InstalledPackage } from '@boardwright/evidence/boot-report';
import { z } from '@hono/zod-openapi';
import { BuildView } from './build.ts';
import { ImageView } from './image.ts';
import { NextCursor } from './page.ts';

export const BuildList = z.object({ builds: z.array(BuildView), next: NextCursor }).openapi('BuildList');
export type BuildList = z.infer<typeof BuildList>;

export const ImageList = z.object({ images: z.array(ImageView), next: NextCursor }).openapi('ImageList');
export type ImageList = z.infer<typeof ImageList>;

export const PackageList = z
  .object({ total: z.number().int(), packages: z.array(InstalledPackage) })
  .openapi('PackageList');
export type PackageList = z.infer<typeof PackageList>;

/** SizeNode of packages/evidence/src/boot-report.ts; `children` are of the same shape. */
export const SizeTree = z
  .object({ name: z.string(), bytes: z.number().int(), children: z.array(z.unknown()).optional() })
  .openapi('SizeTree');
export type SizeTree = z.infer<typeof SizeTree>;

export const LogPage = z
  .object({
    lines: z.array(LogLine),
    /** Sequence number to ask for next. */
    next: z.number().int(),
    /** Highest sequence number written so far. */
    total: z.number().int(),
    /** True when the build is over and `next` is behind its last line. */
    complete: z.boolean(),
  })
  .openapi('LogPage');
export type LogPage = z.infer<typeof LogPage>;

/** What a submission became. */
export const SubmitResult = z
  .object({
    build: BuildView,
    /** True when a finished image was handed out and nothing runs. */
    cached: z.boolean(),
    /** True when an equal build was already waiting or running: `build` is that one. */
    coalesced: z.boolean(),
    imageId: z.string().nullable(),
  })
  .openapi('SubmitResult');
export type SubmitResult = z.infer<typeof SubmitResult>;
