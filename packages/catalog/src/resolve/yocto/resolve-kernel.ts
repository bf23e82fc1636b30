import type { Issue } from '../../issue.ts';
import type { ResolvedKernelLine, ResolvedVariable } from '../../resolved-image.ts';
import { composeKernel, type KernelPart } from '../compiled-kernel.ts';
import { fix, type Part, problem, removeAt, setTo } from '../draft.ts';
import { MODEL_WORDS } from '../kernel-rules.ts';
import { PREEMPTION_MODELS } from '../preemption.ts';
import { modelLack } from './real-time.ts';
import type { YoctoScene, YoctoUnit } from './scene.ts';

interface YoctoKernel extends KernelPart {
  /** Provider of virtual/kernel. */
  readonly recipe: string;
  readonly variables: readonly ResolvedVariable[];
}

function checkPreemption({ spec, board, facts, release }: YoctoScene): Issue[] {
  const asked = spec.kernel.preemption;
  if (asked === undefined) return [];
  const lack = modelLack(facts, asked, board.arch);
  if (lack === undefined) return [];
  const offered = PREEMPTION_MODELS.filter((model) => modelLack(facts, model, board.arch) === undefined);
  const message = `${board.title} can't have ${MODEL_WORDS[asked]} with Yocto ${release}: ${lack}. Offered are: ${offered.join(', ')}.`;
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

/** Recipe of the kernel, and what chooses it where it is not the machine's own. */
function provider({ facts, preemption, board }: YoctoScene): Pick<YoctoKernel, 'recipe' | 'variables'> {
  const { recipe, realTime } = facts.kernel;
  if (preemption !== 'rt' || 'unsupported' in realTime) return { recipe, variables: [] };
  const chosen = { operator: '=', unit: 'kernel.preemption', where: 'conf' } as const;
  if ('recipe' in realTime)
    return {
      recipe: realTime.recipe,
      variables: [
        {
          ...chosen,
          name: 'PREFERRED_PROVIDER_virtual/kernel',
          value: realTime.recipe,
          because: 'kernel.preemption of the spec: the kernel recipe with PREEMPT_RT',
        },
      ],
    };
  const { preferredVersion } = realTime;
  if (preferredVersion === undefined) return { recipe, variables: [] };
  return {
    recipe,
    variables: [
      {
        ...chosen,
        name: `PREFERRED_VERSION_${recipe}`,
        value: preferredVersion,
        because: `kernel.preemption of the spec: the default, Linux ${facts.kernel.version}, has no PREEMPT_RT on ${board.arch}`,
      },
    ],
  };
}

/**
 * Chooses the kernel's recipe, the lines of its configuration and the command line.
 *
 * @param more - lines that layout and power settings need
 */
export function resolveKernel(
  scene: YoctoScene,
  units: readonly YoctoUnit[],
  more: readonly ResolvedKernelLine[],
): Part<YoctoKernel> {
  const { yocto, kernelVersion, release } = scene;
  const kernel = composeKernel(scene, units, {
    defaultBecause: `the default of the kernel ${kernelVersion} that Yocto ${release} configures for this board`,
    emulated: yocto.qemu !== undefined,
    // What mksquashfs makes when wic calls it.
    squashfs: 'ZLIB',
    layout: more,
  });
  return {
    value: { ...kernel.value, ...provider(scene) },
    issues: [...checkPreemption(scene), ...kernel.issues],
  };
}
