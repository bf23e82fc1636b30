import type { Issue } from '@boardwright/catalog/issue';
import { checkPackages } from '@boardwright/catalog/package-index/check-packages';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { Db } from '@boardwright/db/client';
import { readPackageIndex } from '@boardwright/db/package-index-repository';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { nearest } from '@boardwright/spec/nearest';
import { isOutdated } from './is-outdated.ts';
import { readReleasePackages } from './read-release-packages.ts';

/**
 * Holds a spec's own packages against the index of its release.
 *
 * @returns nothing for another engine, and nothing while there is no index of the version builds use: Buildroot's own check tells
 * at the start of the build
 */
export async function checkSpecPackages(db: Db, spec: ImageSpec, image: ResolvedImage): Promise<Issue[]> {
  if (image.engine.kind !== 'buildroot' || spec.packages.length === 0) return [];
  const index = await readPackageIndex(db, image.engine.release);
  const packages = isOutdated(index) ? undefined : await readReleasePackages(db, index);
  if (packages === undefined) return [];
  const { known, boards } = packages;
  return checkPackages(spec, image, {
    version: index?.version ?? image.engine.release,
    board: boards.get(image.board.id),
    known,
    nearest: (name) =>
      nearest(
        name,
        [...known.values()].map((entry) => entry.name),
      ),
  });
}
