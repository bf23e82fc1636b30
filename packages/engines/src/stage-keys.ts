import { hashOf, sha256Hex } from '@boardwright/core/canonical-json';
import type { PlanStage, RenderedFile } from './plan.ts';

/** A stage before its key is known. */
export interface KeyedStage extends Omit<PlanStage, 'key'> {
  /** Files the stage reads that can't change what it leaves behind: they are no part of its key. */
  readonly advisory: readonly string[];
  /** What decides the result beside its files. */
  readonly pins?: Readonly<Record<string, string>>;
  readonly cached: boolean;
}

/** What the keys of an engine's stages hang on beside the stages. */
export interface KeyBasis {
  readonly engineVersion: string;
  /** Recipe digest by builder name. */
  readonly builderDigests: Readonly<Record<string, string>>;
  /** The text of a file that decides; reasons, say, do not. */
  readonly keyText: (file: RenderedFile) => string;
}

/**
 * Gives stages their keys, in order; a key covers all the stage builds on. A stage that is not cached gets none and is no part of
 * others' keys: what it fetches is pinned elsewhere.
 *
 * @returns the stages as a plan has them
 */
export function withKeys(
  definitions: readonly KeyedStage[],
  files: readonly RenderedFile[],
  { engineVersion, builderDigests, keyText }: KeyBasis,
): PlanStage[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const cached = new Set(definitions.filter((one) => one.cached).map(({ id }) => id));
  const keys = new Map<string, string>();
  let rootfsKey: string | undefined;
  const digest = (path: string): string | undefined => {
    const file = byPath.get(path);
    return file && sha256Hex(`${file.mode ?? 0o644}\0${keyText(file)}`);
  };
  return definitions.map(({ advisory, pins, cached: isCached, ...stage }) => {
    const { id, argv, env, rootfs, user, network, capabilities } = stage;
    const read = stage.files.filter((path) => !advisory.includes(path));
    const key = hashOf({
      stage: { id, argv, env, rootfs, user, network, capabilities },
      engine: engineVersion,
      builder: builderDigests[stage.builder],
      pins,
      rootfs: rootfs === 'none' ? undefined : rootfsKey,
      needs: stage.needs.filter((need) => cached.has(need)).map((need) => keys.get(need)),
      files: Object.fromEntries(read.map((path) => [path, digest(path)])),
    });
    keys.set(id, key);
    if (rootfs === 'extend') rootfsKey = key;
    return isCached ? { ...stage, key } : stage;
  });
}
