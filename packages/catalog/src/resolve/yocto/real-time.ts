import type { BoardArch } from '../../arch.ts';
import type { PreemptionModel } from '../../resolved-image.ts';
import { preemptionLack } from '../preemption.ts';
import type { YoctoBoardRelease } from './scene.ts';

/** @returns version of the kernel that is built with a preemption model */
export function kernelVersionFor(
  { kernel }: YoctoBoardRelease,
  preemption: PreemptionModel | undefined,
): string {
  return preemption === 'rt' ? (kernel.rtVersion ?? kernel.version) : kernel.version;
}

/** @returns why a release's kernel of a board can't have a preemption model, as the end of a sentence; undefined when it can */
export function modelLack(
  facts: YoctoBoardRelease,
  model: PreemptionModel,
  arch: BoardArch,
): string | undefined {
  const { realTime } = facts.kernel;
  if (model !== 'rt') return preemptionLack(model, arch, facts.kernel.version);
  if ('unsupported' in realTime) return realTime.unsupported;
  // A kernel recipe of its own brings the patches that its version lacks.
  return 'recipe' in realTime ? undefined : preemptionLack('rt', arch, kernelVersionFor(facts, 'rt'));
}
