import type { Issue } from '../../issue.ts';
import type { ResolvedKernelLine } from '../../resolved-image.ts';
import { composeKernel, type KernelPart } from '../compiled-kernel.ts';
import { fix, type Part, problem, remark, removeAt, setTo } from '../draft.ts';
import { MODEL_WORDS } from '../kernel-rules.ts';
import { isAtLeast } from '../kernel-version.ts';
import { PREEMPTION_MODELS, preemptionLack } from '../preemption.ts';
import type { BuildrootScene, BuildrootUnit } from './scene.ts';

function checkPreemption(scene: BuildrootScene): Issue[] {
  const { spec, board, kernelVersion, release } = scene;
  const asked = spec.kernel.preemption;
  if (asked === undefined) return [];
  const lack = preemptionLack(asked, board.arch, kernelVersion);
  if (lack === undefined) return [];
  const offered = PREEMPTION_MODELS.filter(
    (model) => preemptionLack(model, board.arch, kernelVersion) === undefined,
  );
  const message = `${board.title} can't have ${MODEL_WORDS[asked]} with Buildroot ${release}: ${lack}. Offered are: ${offered.join(', ')}.`;
  return [
    problem('PREEMPTION_NOT_OFFERED', '/kernel/preemption', message, {
      between: [board.id, asked],
      fixes: [
        ...offered.map((model) => fix(`Use ${model}`, setTo('/kernel/preemption', model))),
        fix('Take the default of the kernel', removeAt('/kernel/preemption')),
      ],
    }),
  ];
}

/** DRM_I915 depends on !PREEMPT_RT in Linux 6.12; later kernels were not looked at. */
const I915_WITHOUT_RT_BEFORE = '6.13';

/** What PREEMPT_RT takes away, which people find out on the device otherwise. */
function rtLosses({ board, preemption, kernelVersion }: BuildrootScene): Issue[] {
  const keepsGraphics = board.arch !== 'x86_64' || isAtLeast(kernelVersion, I915_WITHOUT_RT_BEFORE);
  if (preemption !== 'rt' || keepsGraphics) return [];
  const message = `PREEMPT_RT excludes the Intel graphics driver i915 in Linux ${kernelVersion}: the kernel is built without it.`;
  return [remark('RT_EXCLUDES', 'info', '/kernel/preemption', message, { between: ['rt', board.id] })];
}

/**
 * Chooses the lines of the kernel configuration and the command line.
 *
 * @param slots - lines that two root slots need; none with one root
 */
export function resolveKernel(
  scene: BuildrootScene,
  units: readonly BuildrootUnit[],
  slots: readonly ResolvedKernelLine[],
): Part<KernelPart> {
  const { buildroot, kernelVersion, release } = scene;
  const kernel = composeKernel(scene, units, {
    defaultBecause: `the default of the kernel ${kernelVersion} that Buildroot ${release} configures for this board`,
    emulated: buildroot.qemu !== undefined,
    squashfs: slots.length > 0 ? 'ZLIB' : 'ZSTD',
    layout: slots,
  });
  return {
    value: kernel.value,
    issues: [...checkPreemption(scene), ...rtLosses(scene), ...kernel.issues],
  };
}
