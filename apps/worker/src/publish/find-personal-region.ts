import { buffer } from 'node:stream/consumers';
import { rawFrameBytes, readRawFrame } from '@boardwright/artifacts/personalise/raw-frame';
import { isEmptyRegion, REGION_BYTES } from '@boardwright/artifacts/personalise/region';
import { AppError } from '@boardwright/core/app-error';
import type { Evidence } from '@boardwright/evidence/boot-report';
import type { ImageFacts } from '@boardwright/evidence/image-facts';
import type { ProofInput } from './prove.ts';

/**
 * Where a personalised download puts its values, read off the packed image itself: its last frame must be the empty region.
 *
 * @returns undefined when the image stage said nothing of a region
 * @throws AppError BUILD_RECIPE_FAILED when it promised one that is not there
 */
export async function findPersonalRegion(
  { artifacts, store }: Pick<ProofInput, 'artifacts' | 'store'>,
  said: ImageFacts['personal'],
): Promise<Evidence['personal']> {
  if (said === undefined || 'refused' in said) return said;
  const packed = artifacts.find(({ kind }) => kind === 'img.zst');
  const packedSizeBytes = rawFrameBytes(REGION_BYTES);
  const packedOffset = (packed?.sizeBytes ?? 0) - packedSizeBytes;
  if (packed !== undefined && packedOffset > 0 && said.sizeBytes === REGION_BYTES) {
    const end = await store.read(packed.sha256, { start: packedOffset, end: packed.sizeBytes - 1 });
    const region = readRawFrame(await buffer(end));
    if (region !== undefined && isEmptyRegion(region)) return { ...said, packedOffset, packedSizeBytes };
  }
  throw new AppError('BUILD_RECIPE_FAILED', 'The packed image does not end with its personal region', {
    userMessage: 'The pack stage left an image that could not be personalised, although it should.',
  });
}
