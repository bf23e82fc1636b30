import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { hashOf } from '@boardwright/core/canonical-json';
import type { BuildPlan, PlanSources, RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { withKeys } from '../stage-keys.ts';
import { artifactsOf } from './artifacts.ts';
import { buildrootBuilder } from './builder.ts';
import { DOWNLOADS_MAX_MIB } from './downloads.ts';
import { keyText } from './key-text.ts';
import { render } from './render.ts';
import { SITE_FRAGMENT } from './render-fragments.ts';
import { type BuildrootImage, buildrootImage } from './resolved.ts';
import { SOURCES_FILE, stagesOf } from './stages.ts';
import { BUILDROOT_ENGINE_VERSION } from './version.ts';

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

/**
 * sha256 over everything that decides the result except where sources are fetched from.
 *
 * @param builderDigests - recipe digest by builder name
 * @param siteFragment - what the build host sets itself, as in the plan's sources
 */
export function planHash(
  image: ResolvedImage,
  builderDigests: Readonly<Record<string, string>>,
  siteFragment?: string,
): string {
  const { outputs } = buildrootImage(image).own;
  return hashOf({
    engine: 'buildroot',
    version: BUILDROOT_ENGINE_VERSION,
    builder: builderDigests[buildrootBuilder.name],
    // An image without its SDK must not be handed out to who asks for one; undefined leaves older hashes what they are.
    outputs: outputs.length === 0 ? undefined : outputs,
    // Nor one of another toolchain or kernel, after the site changed its fragment; undefined does the same here.
    siteFragment,
    files: render(image).map(({ path, content, mode }) => ({ path, content, mode })),
  });
}

/** Rendered files, stages with their keys and artifacts of an image. */
export function plan(image: ResolvedImage, sources: PlanSources): BuildPlan {
  const target = buildrootImage(image);
  const files = [...render(image), ...hostFiles(target, sources)];
  const definitions = stagesOf(
    target,
    files.map(({ path }) => path),
  );
  const stages = withKeys(definitions, files, {
    engineVersion: BUILDROOT_ENGINE_VERSION,
    builderDigests: sources.builderDigests,
    keyText,
  });
  return {
    version: 1,
    engine: 'buildroot',
    planHash: planHash(image, sources.builderDigests, sources.buildroot?.siteFragment),
    builders: [buildrootBuilder],
    files,
    stages,
    artifacts: artifactsOf(target),
  };
}
