import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { hashOf } from '@boardwright/core/canonical-json';
import type { BuildPlan, PlanSources, RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { withKeys } from '../stage-keys.ts';
import { artifactsOf } from './artifacts.ts';
import { debianBuilder } from './builder.ts';
import { render } from './render.ts';
import { SOURCES_FILE, stagesOf } from './stages.ts';
import { DEBIAN_ENGINE_VERSION } from './version.ts';

/** Time stamp of everything the build makes: midnight UTC of the archive's day. */
function sourcesFile(sources: PlanSources): RenderedFile {
  return jsonFile(SOURCES_FILE, {
    mirror: sources.mirror ?? null,
    archiveDate: sources.archiveDate,
    sourceDateEpoch: Date.parse(`${sources.archiveDate}T00:00:00Z`) / 1000,
  });
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
  const definitions = stagesOf(
    image,
    files.map(({ path }) => path),
  );
  const stages = withKeys(definitions, files, {
    engineVersion: DEBIAN_ENGINE_VERSION,
    builderDigests: sources.builderDigests,
    keyText: ({ content }) => content,
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
