import { findImageByPlan } from '@boardwright/db/image-repository';
import { getEngine } from '@boardwright/engines/registry';
import type { ApiDeps, Principal } from '../deps.ts';
import { checkSpecPackages } from '../package-index/check-spec-packages.ts';
import type { ResolveResult, SpecInput } from '../schemas/resolve.ts';
import { estimateImage } from './estimate-image.ts';
import { understandSpec } from './understand-spec.ts';

/** Says what a spec would become, what is wrong with it, how big and slow it is, and whether it exists already. */
export async function resolveSpec(
  deps: ApiDeps,
  principal: Principal,
  input: SpecInput,
): Promise<ResolveResult> {
  const { spec, image, issues } = understandSpec(input);
  const ofPackages = spec && image ? await checkSpecPackages(deps.db, spec, image) : [];
  const plain = { spec, issues: [...issues, ...ofPackages], resolved: image };
  if (image === null || ofPackages.some(({ severity }) => severity === 'error'))
    return { ...plain, resolved: null, estimate: null, planHash: null, existingImageId: null };
  const planHash = await deps.planHash(getEngine(image.engine.kind), image);
  const [existingImageId, estimate] = await Promise.all([
    findImageByPlan(deps.db, principal.teamId, planHash),
    estimateImage(deps.db, principal.teamId, image),
  ]);
  return { ...plain, estimate, planHash, existingImageId };
}
