import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { hashOf, sha256Hex } from '@boardwright/core/canonical-json';
import type { BuildPlan, PlanSources, PlanStage, RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { artifactsOf } from './artifacts.ts';
import { debianBuilder } from './builder.ts';
import { render } from './render.ts';
import { SOURCES_FILE, type StageDefinition, stagesOf } from './stages.ts';
import { DEBIAN_ENGINE_VERSION } from './version.ts';

/** Time stamp of everything the build makes: midnight UTC of the archive's day. */
function sourcesFile(sources: PlanSources): RenderedFile {
  return jsonFile(SOURCES_FILE, {
    mirror: sources.mirror ?? null,
    archiveDate: sources.archiveDate,
    sourceDateEpoch: Date.parse(`${sources.archiveDate}T00:00:00Z`) / 1000,
  });
}

function fileDigests(
  files: ReadonlyMap<string, RenderedFile>,
  definition: StageDefinition,
): Record<string, string | undefined> {
  const read = definition.files.filter((path) => !definition.advisory.includes(path));
  return Object.fromEntries(
    read.map((path) => {
      const file = files.get(path);
      return [path, file === undefined ? undefined : sha256Hex(`${file.mode ?? 0o644}\0${file.content}`)];
    }),
  );
}

/** Keys of the stages in order; a stage's key covers all it builds on. */
function keysOf(
  definitions: readonly StageDefinition[],
  files: ReadonlyMap<string, RenderedFile>,
  sources: PlanSources,
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let rootfsKey: string | undefined;
  for (const definition of definitions) {
    const { id, argv, env, rootfs, network, capabilities, needs, builder } = definition;
    const key = hashOf({
      stage: { id, argv, env, rootfs, network, capabilities },
      engine: DEBIAN_ENGINE_VERSION,
      builder: sources.builderDigests[builder],
      rootfs: rootfs === 'none' ? undefined : rootfsKey,
      needs: needs.map((need) => keys.get(need)),
      files: fileDigests(files, definition),
    });
    keys.set(id, key);
    if (rootfs === 'extend') rootfsKey = key;
  }
  return keys;
}

/**
 * sha256 over everything that decides the result except the day's archive state and where packages are fetched from.
 *
 * @param builderDigests - recipe digest by builder name
 */
export function planHash(image: ResolvedImage, builderDigests: Readonly<Record<string, string>>): string {
  return hashOf({
    engine: 'debian',
    version: DEBIAN_ENGINE_VERSION,
    builder: builderDigests[debianBuilder.name],
    files: render(image).map(({ path, content, mode }) => ({ path, content, mode })),
    boot: image.board.engines.debian?.qemu,
  });
}

/** Rendered files, stages with their keys and artifacts of an image. */
export function plan(image: ResolvedImage, sources: PlanSources): BuildPlan {
  const files = [...render(image), sourcesFile(sources)];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const definitions = stagesOf(
    image,
    files.map(({ path }) => path),
  );
  const keys = keysOf(definitions, byPath, sources);
  const stages = definitions.map((definition): PlanStage => {
    const { advisory: _advisory, cached, ...stage } = definition;
    const key = keys.get(definition.id);
    return cached && key !== undefined ? { ...stage, key } : stage;
  });
  return {
    version: 1,
    engine: 'debian',
    planHash: planHash(image, sources.builderDigests),
    builders: [debianBuilder],
    files,
    stages,
    artifacts: artifactsOf(image),
  };
}
