import { z } from 'zod';

const Words = z.array(z.string());

const LayerEntry = z.object({
  kind: z.literal('layer'),
  name: z.string(),
  commit: z.string(),
  branch: z.string().nullable(),
});

const RecipeEntry = z.object({
  kind: z.literal('recipe'),
  name: z.string(),
  version: z.string(),
  layer: z.string().nullable(),
  licence: z.string(),
  depends: Words,
  packages: Words,
  /** PACKAGECONFIG. */
  config: Words,
  /** SRC_URI. */
  sources: Words,
  /** Commit by the name of the repository; the name is empty where there is one only. */
  revisions: z.record(z.string(), z.string()),
});
export type RecipeEntry = z.infer<typeof RecipeEntry>;

const PackageEntry = z.object({
  kind: z.literal('package'),
  name: z.string(),
  recipe: z.string(),
  /** The name on the device where BitBake renamed it: `libc6` of `glibc`. */
  installedAs: z.string(),
  version: z.string(),
  sizeBytes: z.number().int(),
  /** As BitBake writes dependencies: `libc6 (>= 2.43) libz1`. */
  provides: z.string(),
  depends: z.string(),
  recommends: z.string(),
  replaces: z.string(),
  conflicts: z.string(),
  files: Words,
  /** Text by name: `pkg_postinst`. */
  scripts: z.record(z.string(), z.string()),
});
export type PackageEntry = z.infer<typeof PackageEntry>;

const ImageEntry = z.object({
  kind: z.literal('image'),
  name: z.string(),
  fields: z.record(z.string(), z.string()),
});

/** One line of a build history, as docker/yocto-builder/stages/bw/build_history.py writes it. */
export const BuildHistoryEntry = z.discriminatedUnion('kind', [
  LayerEntry,
  RecipeEntry,
  PackageEntry,
  ImageEntry,
]);
export type BuildHistoryEntry = z.infer<typeof BuildHistoryEntry>;

/** Entries by kind and name. */
export type BuildHistory = ReadonlyMap<string, BuildHistoryEntry>;

/**
 * Reads the lines of a build history.
 *
 * @throws ZodError or SyntaxError for a line that is no entry
 */
export async function readBuildHistory(lines: AsyncIterable<string>): Promise<BuildHistory> {
  const entries = new Map<string, BuildHistoryEntry>();
  for await (const line of lines) {
    if (line === '') continue;
    const entry = BuildHistoryEntry.parse(JSON.parse(line));
    // There is one image; that it is called otherwise is no difference.
    entries.set(entry.kind === 'image' ? entry.kind : `${entry.kind} ${entry.name}`, entry);
  }
  return entries;
}
