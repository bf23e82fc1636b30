import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { hashOf, sha256Hex } from '@boardwright/core/canonical-json';
import type { BuildPlan, PlanSources, PlanStage, RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { artifactsOf } from './artifacts.ts';
import { buildrootBuilder } from './builder.ts';
import { keyText } from './key-text.ts';
import { render } from './render.ts';
import { SITE_FRAGMENT } from './render-fragments.ts';
import { type BuildrootImage, buildrootImage } from './resolved.ts';
import { SOURCES_FILE, type StageDefinition, stagesOf } from './stages.ts';
import { BUILDROOT_ENGINE_VERSION } from './version.ts';

/** Room for the sources of some hundred packages in several releases. */
const DOWNLOADS_MAX_MIB = 20_480;

/**
 * The day is that of the point release, not today: Buildroot pins every source by its hash, so nothing moves from day to day,
 * and a toolchain built yesterday is as good as one of today.
 */
function hostFiles({ ref, releaseDate }: BuildrootImage, sources: PlanSources): RenderedFile[] {
  const { buildroot } = sources;
  return [
    jsonFile(SOURCES_FILE, {
      archiveDate: releaseDate,
      sourceDateEpoch: Date.parse(`${releaseDate}T00:00:00Z`) / 1000,
      mirror: sources.mirror ?? null,
      git: buildroot?.gitUrl ?? null,
      ref,
      primarySite: buildroot?.primarySite ?? null,
      primarySiteOnly: buildroot?.primarySiteOnly ?? false,
      downloadsMaxMiB: buildroot?.downloadsMaxMiB ?? DOWNLOADS_MAX_MIB,
    }),
    ...(buildroot?.siteFragment === undefined
      ? []
      : [{ path: SITE_FRAGMENT, content: buildroot.siteFragment }]),
  ];
}

function fileDigests(
  files: ReadonlyMap<string, RenderedFile>,
  definition: StageDefinition,
): Record<string, string | undefined> {
  const read = definition.files.filter((path) => !definition.advisory.includes(path));
  return Object.fromEntries(
    read.map((path) => {
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
      engine: BUILDROOT_ENGINE_VERSION,
      builder: sources.builderDigests[builder],
      pins,
      rootfs: rootfs === 'none' ? undefined : rootfsKey,
      // What is downloaded is pinned by hashes, so fetching it again changes nothing that is built from it.
      needs: needs.filter((need) => cached.has(need)).map((need) => keys.get(need)),
      files: fileDigests(files, definition),
    });
    keys.set(id, key);
    if (rootfs === 'extend') rootfsKey = key;
  }
  return keys;
}

/**
 * sha256 over everything that decides the result except where sources are fetched from and what the build host sets itself.
 *
 * @param builderDigests - recipe digest by builder name
 */
export function planHash(image: ResolvedImage, builderDigests: Readonly<Record<string, string>>): string {
  return hashOf({
    engine: 'buildroot',
    version: BUILDROOT_ENGINE_VERSION,
    builder: builderDigests[buildrootBuilder.name],
    files: render(image).map(({ path, content, mode }) => ({ path, content, mode })),
  });
}

/** Rendered files, stages with their keys and artifacts of an image. */
export function plan(image: ResolvedImage, sources: PlanSources): BuildPlan {
  const target = buildrootImage(image);
  const files = [...render(image), ...hostFiles(target, sources)];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const definitions = stagesOf(
    target,
    files.map(({ path }) => path),
  );
  const keys = keysOf(definitions, byPath, sources);
  const stages = definitions.map((definition): PlanStage => {
    const { advisory: _advisory, pins: _pins, cached, ...stage } = definition;
    const key = keys.get(definition.id);
    return cached && key !== undefined ? { ...stage, key } : stage;
  });
  return {
    version: 1,
    engine: 'buildroot',
    planHash: planHash(image, sources.builderDigests),
    builders: [buildrootBuilder],
    files,
    stages,
    artifacts: artifactsOf(target),
  };
}
