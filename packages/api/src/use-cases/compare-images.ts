import { comparePackages } from '@boardwright/evidence/compare-packages';
import { mergeSizes, pruneSizes } from '@boardwright/evidence/compare-sizes';
import type { ImagePair } from '../compare/artifact-pair.ts';
import { compareBuildFiles } from '../compare/compare-build-files.ts';
import { compareBuildHistories } from '../compare/compare-build-histories.ts';
import { compareFacts } from '../compare/compare-facts.ts';
import { compareKernels } from '../compare/compare-kernels.ts';
import { compareRootFiles } from '../compare/compare-root-files.ts';
import { compareSpecs } from '../compare/compare-specs.ts';
import type { ApiDeps } from '../deps.ts';
import type { ComparedPackages, Comparison } from '../schemas/comparison.ts';
import { toImageView } from '../views/image-view.ts';
import { listPackages, readSizes } from './get-image.ts';
import { requirePair } from './require-image.ts';

const CHILDREN_KEPT = 40;

async function packagesOf(deps: ApiDeps, teamId: string, images: ImagePair): Promise<ComparedPackages> {
  const from = await listPackages(deps, teamId, images.from.id, '');
  const to = await listPackages(deps, teamId, images.to.id, '');
  const { added, removed, changed, unchanged } = comparePackages(from.packages, to.packages);
  return { added: [...added], removed: [...removed], changed: [...changed], unchanged };
}

/**
 * What differs from one image of the team to another.
 *
 * @throws AppError NOT_FOUND when either is absent or another team's, in the same words
 */
export async function compareImages(
  deps: ApiDeps,
  teamId: string,
  fromId: string,
  toId: string,
): Promise<Comparison> {
  const images = await requirePair(deps, teamId, fromId, toId);
  const sizes = mergeSizes(await readSizes(deps, teamId, fromId), await readSizes(deps, teamId, toId));
  const pruned = pruneSizes(sizes, CHILDREN_KEPT);
  // One after the other: each holds as much memory as its limits allow.
  const kernelConfig = await compareKernels(deps, images);
  const buildFiles = await compareBuildFiles(deps, images);
  const rootFiles = await compareRootFiles(deps, images);
  const buildHistory = await compareBuildHistories(deps, images);
  return {
    from: toImageView(images.from),
    to: toImageView(images.to),
    facts: compareFacts(images),
    spec: compareSpecs(images),
    packages: await packagesOf(deps, teamId, images),
    sizes: { ...pruned, children: [...(pruned.children ?? [])] },
    kernelConfig: 'part' in kernelConfig ? kernelConfig.part : null,
    buildFiles: 'part' in buildFiles ? buildFiles.part : null,
    rootFiles: 'part' in rootFiles ? rootFiles.part : null,
    buildHistory: 'part' in buildHistory ? buildHistory.part : null,
    missing: {
      ...('lack' in kernelConfig ? { kernelConfig: kernelConfig.lack } : {}),
      ...('lack' in buildFiles ? { buildFiles: buildFiles.lack } : {}),
      ...('lack' in rootFiles ? { rootFiles: rootFiles.lack } : {}),
      ...('lack' in buildHistory ? { buildHistory: buildHistory.lack } : {}),
    },
  };
}
