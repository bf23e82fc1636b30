import type { Issue } from '../../issue.ts';
import type { ResolvedImage, ResolvedKernelLine } from '../../resolved-image.ts';
import { fix, type Part, problem, remark, removeAt, setTo } from '../draft.ts';
import { ISOLATION_CONFIG, isolation, MODEL_WORDS, reservedWords } from '../kernel-rules.ts';
import { isAtLeast } from './kernel-version.ts';
import { PREEMPTION_MODELS, preemptionConfig, preemptionLack } from './preemption.ts';
import type { BuildrootScene, BuildrootUnit } from './scene.ts';

interface KernelPart {
  readonly kernel: ResolvedImage['kernel'];
  /** Everything the kernel's configuration gets from us. */
  readonly lines: readonly ResolvedKernelLine[];
}

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

/** The boot test hands the image its disk over virtio and takes the report of the self-test. */
function machineLines({ buildroot }: BuildrootScene): ResolvedKernelLine[] {
  if (buildroot.qemu === undefined) return [];
  const because = 'the virtual machine of the boot test';
  return ['VIRTIO_PCI', 'VIRTIO_BLK', 'VIRTIO_CONSOLE', 'HW_RANDOM', 'HW_RANDOM_VIRTIO', 'EXT4_FS'].map(
    (name) => ({
      line: `CONFIG_${name}=y`,
      because,
      unit: 'board',
    }),
  );
}

/** Lines a unit asks for that this kernel has. */
function unitLines(
  { board, preemption, kernelVersion }: BuildrootScene,
  { unit, recipe, path }: BuildrootUnit,
): Part<readonly ResolvedKernelLine[]> {
  const lines = recipe.kernel ?? [];
  const left = lines.filter(
    ({ except }) =>
      except !== undefined &&
      except.arch === board.arch &&
      except.preemption.includes(preemption) &&
      !isAtLeast(kernelVersion, except.before),
  );
  return {
    value: lines
      .filter((one) => !left.includes(one))
      .map(({ line, because }) => ({ line, because: `${unit.title}: ${because}`, unit: unit.id })),
    issues: left.map(({ line, because }) => {
      const message = `${unit.title} does without ${line} (${because}): Linux ${kernelVersion} does not have it on ${board.arch} with ${MODEL_WORDS[preemption]}.`;
      return remark('KERNEL_LINE_LEFT_OUT', 'info', path, message, { between: [unit.id, preemption] });
    }),
  };
}

/** Lines that fields of the spec stand for. */
function optionLines(scene: BuildrootScene, slots: readonly ResolvedKernelLine[]): ResolvedKernelLine[] {
  const { hz, isolateCpus } = scene.spec.kernel;
  const squashfs =
    scene.spec.storage.rootfs === 'squashfs'
      ? ['CONFIG_SQUASHFS=y', `CONFIG_SQUASHFS_${slots.length > 0 ? 'ZLIB' : 'ZSTD'}=y`]
      : [];
  return [
    ...squashfs.map((line) => ({
      line,
      because: 'storage.rootfs of the spec is squashfs',
      unit: 'storage.rootfs',
    })),
    ...(hz === undefined
      ? []
      : [{ line: `CONFIG_HZ_${hz}=y`, because: 'kernel.hz of the spec', unit: 'kernel.hz' }]),
    ...(isolateCpus === undefined
      ? []
      : ISOLATION_CONFIG.map((line) => ({
          line,
          because: 'kernel.isolateCpus of the spec needs it',
          unit: 'kernel.isolateCpus',
        }))),
    ...slots,
  ];
}

function ownLines({ spec }: BuildrootScene): ResolvedKernelLine[] {
  return spec.kernel.configFragment.map((line) => ({
    line,
    because: 'kernel.configFragment of the spec',
    unit: 'kernel.configFragment',
  }));
}

/** A line of the spec that contradicts one something else needs: one of them would silently be lost. */
function contradictions(scene: BuildrootScene, others: readonly ResolvedKernelLine[]): Issue[] {
  const needed = new Map(others.map((one) => [one.line.split('=')[0], one]));
  return scene.spec.kernel.configFragment.flatMap((line, index) => {
    const other = needed.get(line.split('=')[0]);
    if (other === undefined || other.line === line) return [];
    const path = `/kernel/configFragment/${index}`;
    const message = `kernel.configFragment has ${line}, but the image needs ${other.line} (${other.because}).`;
    const fixes = [fix(`Remove ${line}`, removeAt(path))];
    return [problem('KERNEL_LINE_CONFLICT', path, message, { between: [line, other.line], fixes })];
  });
}

/** Self-test and gate read the configuration from the running kernel and from the build. */
const ALWAYS: readonly ResolvedKernelLine[] = [
  {
    line: 'CONFIG_IKCONFIG=y',
    because: 'in every image: the self-test reads the configuration of the running kernel',
    unit: 'system',
  },
  {
    line: 'CONFIG_IKCONFIG_PROC=y',
    because: 'in every image: the self-test reads it from /proc/config.gz',
    unit: 'system',
  },
  {
    line: 'CONFIG_DEVTMPFS=y',
    because: 'in every image: devices appear without a device table',
    unit: 'system',
  },
  {
    line: 'CONFIG_DEVTMPFS_MOUNT=y',
    because: 'in every image: the console is there before init',
    unit: 'system',
  },
];

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
  const { spec, preemption, kernelVersion, release } = scene;
  const asked = spec.kernel.preemption;
  const because =
    asked === preemption
      ? 'kernel.preemption of the spec'
      : `the default of the kernel ${kernelVersion} that Buildroot ${release} configures for this board`;
  const isolated = isolation(scene);
  const fromUnits = units.map((one) => unitLines(scene, one));
  const seen = new Set<string>();
  const needed = [
    ...ALWAYS,
    ...machineLines(scene),
    ...preemptionConfig(preemption).map((line) => ({ line, because, unit: 'kernel.preemption' })),
    ...fromUnits.flatMap(({ value }) => value),
    ...optionLines(scene, slots),
  ];
  const lines = [...needed, ...ownLines(scene)].filter(({ line }) => !seen.has(line) && seen.add(line));
  const cmdline = [
    ...isolated.value,
    ...units.flatMap(({ unit, recipe }) =>
      (recipe.cmdline ?? []).map((word) => ({ word, because: `needed by ${unit.title}` })),
    ),
    ...spec.kernel.cmdline.map((word) => ({ word, because: 'kernel.cmdline of the spec' })),
  ];
  const modules = units.flatMap(({ unit, recipe }) =>
    (recipe.modules ?? []).map((module) => ({ name: module, because: `driver of ${unit.title}` })),
  );
  const requiredConfig = lines.map(({ line, because: why }) => ({ line, because: why }));
  return {
    value: { kernel: { preemption, because, cmdline, requiredConfig, modules }, lines },
    issues: [
      ...checkPreemption(scene),
      ...rtLosses(scene),
      ...fromUnits.flatMap(({ issues }) => issues),
      ...contradictions(scene, needed),
      ...isolated.issues,
      ...reservedWords(scene),
    ],
  };
}
