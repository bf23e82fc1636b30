import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { YOCTO_RELEASES } from '@boardwright/catalog/yocto-release';
import { hashOf, sha256Hex } from '@boardwright/core/canonical-json';
import type { BuildPlan, PlanSources, PlanStage, RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { artifactsOf, bitbakeArtifacts } from './artifacts.ts';
import { yoctoBuilder } from './builder.ts';
import { keyText } from './key-text.ts';
import { render } from './render.ts';
import { yoctoImage } from './resolved.ts';
import { SOURCES_FILE, type StageDefinition, stagesOf } from './stages.ts';
import { YOCTO_ENGINE_VERSION } from './version.ts';

/**
 * The day is that of the release, not today: every layer is at a commit and every source pinned by its recipe, so nothing moves from
 * day to day.
 */
function hostFile(day: string, { mirror, yocto }: PlanSources): RenderedFile {
  return jsonFile(SOURCES_FILE, {
    archiveDate: day,
    sourceDateEpoch: Date.parse(`${day}T00:00:00Z`) / 1000,
    mirror: mirror ?? null,
    gitMirror: yocto?.gitMirror ?? null,
    sourceMirror: yocto?.sourceMirror ?? null,
    sstateMirror: yocto?.sstateMirror ?? null,
    hashServer: yocto?.hashServer ?? null,
    targets: yocto?.targets ?? null,
  });
}

function fileDigests(
  files: ReadonlyMap<string, RenderedFile>,
  { files: read, advisory }: StageDefinition,
): Record<string, string | undefined> {
  return Object.fromEntries(
    read
      .filter((path) => !advisory.includes(path))
      .map((path) => {
        const file = files.get(path);
        return [path, file === undefined ? undefined : sha256Hex(`${file.mode ?? 0o644}\0${keyText(file)}`)];
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
  const cached = new Set(definitions.filter((one) => one.cached).map(({ id }) => id));
  let rootfsKey: string | undefined;
  for (const definition of definitions) {
    const { id, argv, env, rootfs, user, network, capabilities, needs, builder, pins } = definition;
    const key = hashOf({
      stage: { id, argv, env, rootfs, user, network, capabilities },
      engine: YOCTO_ENGINE_VERSION,
      builder: sources.builderDigests[builder],
      pins,
      rootfs: rootfs === 'none' ? undefined : rootfsKey,
      // What is downloaded is pinned by recipes, so fetching it again changes nothing that is built from it.
      needs: needs.filter((need) => cached.has(need)).map((need) => keys.get(need)),
      files: fileDigests(files, definition),
    });
    keys.set(id, key);
    if (rootfs === 'extend') rootfsKey = key;
  }
  return keys;
}

/**
 * sha256 over everything that decides the result except where sources are fetched from.
 *
 * @param builderDigests - recipe digest by builder name
 */
export function planHash(image: ResolvedImage, builderDigests: Readonly<Record<string, string>>): string {
  return hashOf({
    engine: 'yocto',
    version: YOCTO_ENGINE_VERSION,
    builder: builderDigests[yoctoBuilder.name],
    files: render(image).map(({ path, content, mode }) => ({ path, content, mode })),
  });
}

/** Rendered files, stages with their keys and artifacts of an image. */
export function plan(image: ResolvedImage, sources: PlanSources): BuildPlan {
  const target = yoctoImage(image);
  const files = [...render(image), hostFile(YOCTO_RELEASES[target.release].date, sources)];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = files.map(({ path }) => path);
  const definitions = stagesOf(target, paths, sources.yocto);
  const keys = keysOf(definitions, byPath, sources);
  const stages = definitions.map((definition): PlanStage => {
    const { advisory: _advisory, pins: _pins, cached, ...stage } = definition;
    const key = keys.get(definition.id);
    return cached && key !== undefined ? { ...stage, key } : stage;
  });
  return {
    version: 1,
    engine: 'yocto',
    planHash: planHash(image, sources.builderDigests),
    builders: [yoctoBuilder],
    files,
    stages,
    artifacts: sources.yocto?.targets === undefined ? artifactsOf(target) : bitbakeArtifacts(target),
  };
}
