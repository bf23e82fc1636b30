import type { KernelLine } from '../compiled-recipe.ts';
import type { Issue } from '../issue.ts';
import type { PreemptionModel, ResolvedImage, ResolvedKernelLine } from '../resolved-image.ts';
import { fix, type Part, problem, remark, removeAt, type Scene, type Selected } from './draft.ts';
import { ISOLATION_CONFIG, isolation, MODEL_WORDS, reservedWords } from './kernel-rules.ts';
import { isAtLeast } from './kernel-version.ts';
import { preemptionConfig } from './preemption.ts';

/** A kernel an engine compiles. */
export interface KernelScene extends Scene {
  readonly kernelVersion: string;
  readonly preemption: PreemptionModel;
}

/** What a unit's recipe asks of the kernel, whatever the engine. */
export interface KernelUnit extends Selected {
  readonly recipe: {
    readonly kernel?: readonly KernelLine[];
    readonly modules?: readonly string[];
    readonly cmdline?: readonly string[];
  };
}

export interface KernelPart {
  readonly kernel: ResolvedImage['kernel'];
  /** Everything the kernel's configuration gets from us. */
  readonly lines: readonly ResolvedKernelLine[];
}

export interface KernelWants {
  /** Why the preemption model is what it is when the spec names none. */
  readonly defaultBecause: string;
  /** An emulator boots the image for the boot test. */
  readonly emulated: boolean;
  /** How a squashfs root is packed: `ZLIB` or `ZSTD`. */
  readonly squashfs: string;
  /** Lines that the layout of the medium needs. */
  readonly layout: readonly ResolvedKernelLine[];
}

/** The boot test hands the image its disk over virtio and takes the report of the self-test. */
const MACHINE = [
  'VIRTIO_PCI',
  'VIRTIO_BLK',
  'VIRTIO_CONSOLE',
  'HW_RANDOM',
  'HW_RANDOM_VIRTIO',
  'EXT4_FS',
].map(
  (name): ResolvedKernelLine => ({
    line: `CONFIG_${name}=y`,
    because: 'the virtual machine of the boot test',
    unit: 'board',
  }),
);

/** Lines a unit asks for that this kernel has. */
function unitLines(
  { board, preemption, kernelVersion }: KernelScene,
  { unit, recipe, path }: KernelUnit,
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
function optionLines({ spec }: KernelScene, { squashfs, layout }: KernelWants): ResolvedKernelLine[] {
  const { hz, isolateCpus } = spec.kernel;
  const packed =
    spec.storage.rootfs === 'squashfs' ? ['CONFIG_SQUASHFS=y', `CONFIG_SQUASHFS_${squashfs}=y`] : [];
  return [
    ...packed.map((line) => ({
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
    ...layout,
  ];
}

function ownLines({ spec }: KernelScene): ResolvedKernelLine[] {
  return spec.kernel.configFragment.map((line) => ({
    line,
    because: 'kernel.configFragment of the spec',
    unit: 'kernel.configFragment',
  }));
}

/** A line of the spec that contradicts one something else needs: one of them would silently be lost. */
function contradictions(scene: KernelScene, others: readonly ResolvedKernelLine[]): Issue[] {
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
const ALWAYS = (
  [
    ['IKCONFIG', 'the self-test reads the configuration of the running kernel'],
    ['IKCONFIG_PROC', 'the self-test reads it from /proc/config.gz'],
    ['DEVTMPFS', 'devices appear without a device table'],
    ['DEVTMPFS_MOUNT', 'the console is there before init'],
  ] as const
).map(
  ([name, because]): ResolvedKernelLine => ({
    line: `CONFIG_${name}=y`,
    because: `in every image: ${because}`,
    unit: 'system',
  }),
);

/** Chooses the lines of the kernel configuration, the command line and the modules of a kernel that is compiled. */
export function composeKernel(
  scene: KernelScene,
  units: readonly KernelUnit[],
  wants: KernelWants,
): Part<KernelPart> {
  const { spec, preemption } = scene;
  const because =
    spec.kernel.preemption === preemption ? 'kernel.preemption of the spec' : wants.defaultBecause;
  const isolated = isolation(scene);
  const fromUnits = units.map((one) => unitLines(scene, one));
  const seen = new Set<string>();
  const needed = [
    ...ALWAYS,
    ...(wants.emulated ? MACHINE : []),
    ...preemptionConfig(preemption).map((line) => ({ line, because, unit: 'kernel.preemption' })),
    ...fromUnits.flatMap(({ value }) => value),
    ...optionLines(scene, wants),
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
      ...fromUnits.flatMap(({ issues }) => issues),
      ...contradictions(scene, needed),
      ...isolated.issues,
      ...reservedWords(scene),
    ],
  };
}
