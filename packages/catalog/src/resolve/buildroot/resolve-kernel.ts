import type { BoardArch } from '../../arch.ts';
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

interface Exclusion {
  readonly title: string;
  readonly before: string;
  readonly arch?: BoardArch;
  /** A device that people find dead otherwise: the composer says it too, not the kernel fragment alone. */
  readonly missed?: true;
}

/**
 * What depends on !PREEMPT_RT in the kernel's Kconfig, up to the versions that were looked at; later ones may have lifted it.
 *
 * @source drivers/gpu/drm/i915/Kconfig of Linux 6.12; mm/Kconfig of 6.12, and configurations of 7.0 kernels with PREEMPT_RT
 */
const WITHOUT_RT: readonly Exclusion[] = [
  { title: 'transparent huge pages', before: '7.1' },
  { title: 'the Intel graphics driver i915', before: '6.13', arch: 'x86_64', missed: true },
];

/** What PREEMPT_RT takes away. */
function rtLosses({ board, preemption, kernelVersion }: BuildrootScene): readonly Exclusion[] {
  if (preemption !== 'rt') return [];
  return WITHOUT_RT.filter(
    ({ before, arch }) => !isAtLeast(kernelVersion, before) && (arch === undefined || arch === board.arch),
  );
}

/** The line that chooses PREEMPT_RT says what goes with it, in the fragment as in the composer. */
function withLosses<T extends { readonly line: string; readonly because: string }>(
  lines: readonly T[],
  lost: string | undefined,
): readonly T[] {
  if (lost === undefined) return lines;
  return lines.map((one) =>
    one.line === 'CONFIG_PREEMPT_RT=y' ? { ...one, because: `${one.because}; ${lost}` } : one,
  );
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
  const losses = rtLosses(scene);
  const titles = losses.map(({ title }) => title).join(' and ');
  const lost = losses.length === 0 ? undefined : `PREEMPT_RT excludes ${titles} in Linux ${kernelVersion}`;
  const told = losses.some(({ missed }) => missed)
    ? [
        remark('RT_EXCLUDES', 'info', '/kernel/preemption', `${lost}: the kernel is built without.`, {
          between: ['rt', scene.board.id],
        }),
      ]
    : [];
  const { kernel: resolved, lines } = kernel.value;
  return {
    value: {
      kernel: { ...resolved, requiredConfig: withLosses(resolved.requiredConfig, lost) },
      lines: withLosses(lines, lost),
    },
    issues: [...checkPreemption(scene), ...told, ...kernel.issues],
  };
}
