import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { YOCTO_RELEASES } from '@boardwright/catalog/yocto-release';
import { hashOf } from '@boardwright/core/canonical-json';
import type { BuildPlan, PlanSources, RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { withKeys } from '../stage-keys.ts';
import { artifactsOf, bitbakeArtifacts } from './artifacts.ts';
import { yoctoBuilder } from './builder.ts';
import { keyText } from './key-text.ts';
import { render } from './render.ts';
import { yoctoImage } from './resolved.ts';
import { SOURCES_FILE, stagesOf } from './stages.ts';
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

/**
 * sha256 over everything that decides the result except where sources are fetched from.
 *
 * @param builderDigests - recipe digest by builder name
 */
export function planHash(image: ResolvedImage, builderDigests: Readonly<Record<string, string>>): string {
  const { outputs } = yoctoImage(image).own;
  return hashOf({
    engine: 'yocto',
    version: YOCTO_ENGINE_VERSION,
    builder: builderDigests[yoctoBuilder.name],
    // An image without its SDK must not be handed out to who asks for one; undefined leaves older hashes what they are.
    outputs: outputs.length === 0 ? undefined : outputs,
    files: render(image).map(({ path, content, mode }) => ({ path, content, mode })),
  });
}

/** Rendered files, stages with their keys and artifacts of an image. */
export function plan(image: ResolvedImage, sources: PlanSources): BuildPlan {
  const target = yoctoImage(image);
  const files = [...render(image), hostFile(YOCTO_RELEASES[target.release].date, sources)];
  const paths = files.map(({ path }) => path);
  const definitions = stagesOf(target, paths, sources.yocto);
  const stages = withKeys(definitions, files, {
    engineVersion: YOCTO_ENGINE_VERSION,
    builderDigests: sources.builderDigests,
    keyText,
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
