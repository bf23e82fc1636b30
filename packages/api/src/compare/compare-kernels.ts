import { text } from 'node:stream/consumers';
import { MIB_BYTES } from '@boardwright/core/units';
import { compareKernelConfigs } from '@boardwright/evidence/compare-kernel-config';
import { type KernelConfig, parseKernelConfig } from '@boardwright/evidence/kernel-config';
import type { ApiDeps } from '../deps.ts';
import type { ComparedKernelConfig } from '../schemas/comparison.ts';
import { type ArtifactFile, compareArtifacts, type Found, type ImagePair } from './artifact-pair.ts';

/** A full configuration has some 300 KiB. */
const WANTED = { kind: 'kernel.config', title: 'kernel configuration', mostBytes: 4 * MIB_BYTES } as const;

async function configOf(file: ArtifactFile): Promise<KernelConfig> {
  return parseKernelConfig(await text(await file.open()));
}

/** Compares the configurations of the kernels inside. */
export async function compareKernels(
  deps: Pick<ApiDeps, 'store' | 'logger'>,
  images: ImagePair,
): Promise<Found<ComparedKernelConfig>> {
  return compareArtifacts(deps, images, WANTED, async (from, to) => {
    const { added, removed, changed, unchanged } = compareKernelConfigs(
      await configOf(from),
      await configOf(to),
    );
    return { added: [...added], removed: [...removed], changed: [...changed], unchanged };
  });
}
