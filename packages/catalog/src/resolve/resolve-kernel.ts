import { DEBIAN_RELEASES } from '../debian-release.ts';
import type { Issue, SpecPatch } from '../issue.ts';
import type { PreemptionModel, ResolvedImage, ResolvedPackage } from '../resolved-image.ts';
import { fix, type Part, problem, removeAt, type Scene, setTo, type Usable } from './draft.ts';

type Kernel = ResolvedImage['kernel'];

interface KernelPart {
  readonly kernel: Kernel;
  readonly packages: readonly ResolvedPackage[];
  readonly flavour: 'stock' | 'rt';
}

/** Words the engine, the board or the boot loader set; a second one would fight the first. */
const RESERVED = new Set([
  'root',
  'rootfstype',
  'rootflags',
  'rootwait',
  'ro',
  'rw',
  'console',
  'initrd',
  'preempt',
]);
const ISOLATION = new Set(['isolcpus', 'nohz_full', 'rcu_nocbs', 'irqaffinity']);

const MODEL_WORDS: Readonly<Record<PreemptionModel, string>> = {
  none: 'no forced preemption',
  voluntary: 'voluntary preemption',
  lazy: 'lazy preemption',
  full: 'full preemption',
  rt: 'PREEMPT_RT',
};

function notOffered(scene: Scene, asked: PreemptionModel, offered: readonly PreemptionModel[]): Issue {
  const { board, arch, release } = scene;
  const message = `No ${arch} kernel package of Debian ${release} gives ${board.title} ${MODEL_WORDS[asked]} ("${asked}"). Offered are: ${offered.join(', ')}.`;
  const fixes = offered.map((model) => fix(`Use ${model}`, setTo('/kernel/preemption', model)));
  return problem('PREEMPTION_NOT_OFFERED', '/kernel/preemption', message, {
    between: [board.id, asked],
    fixes,
  });
}

/** Every place a word stands at, last first, so that removing one does not move the next. */
function removalOf(words: readonly string[], word: string): SpecPatch[] {
  return words
    .flatMap((one, index) => (one === word ? [removeAt(`/kernel/cmdline/${index}`)] : []))
    .reverse();
}

function reservedWords({ spec }: Scene): Issue[] {
  const words = spec.kernel.cmdline;
  return [...new Set(words)].flatMap((word) => {
    const name = word.split('=')[0] ?? word;
    const path = `/kernel/cmdline/${words.indexOf(word)}`;
    const remove = fix(`Remove ${word}`, ...removalOf(words, word));
    if (RESERVED.has(name)) {
      const message = `"${word}" on the kernel command line: Boardwright sets ${name} itself.`;
      return [problem('CMDLINE_RESERVED', path, message, { between: [word], fixes: [remove] })];
    }
    if (ISOLATION.has(name) && spec.kernel.isolateCpus !== undefined) {
      const message = `"${word}" on the kernel command line and kernel.isolateCpus both say which CPUs are isolated.`;
      const fixes = [remove, fix('Remove isolateCpus', removeAt('/kernel/isolateCpus'))];
      return [problem('CMDLINE_RESERVED', path, message, { between: [word, 'kernel.isolateCpus'], fixes })];
    }
    return [];
  });
}

/** Isolation by command line; housekeeping stays on CPU 0, so 0 can't be isolated. */
function isolation(scene: Scene): Part<Kernel['cmdline']> {
  const cpus = scene.spec.kernel.isolateCpus;
  if (cpus === undefined) return { value: [], issues: [] };
  const path = '/kernel/isolateCpus';
  const ranges = cpus.split(',').map((part) => part.split('-').map(Number));
  const backwards = ranges.some(([first = 0, last = first]) => last < first);
  if (backwards || ranges.some(([first]) => first === 0)) {
    const message = backwards
      ? `kernel.isolateCpus is "${cpus}": a range must run from the lower to the higher CPU.`
      : `kernel.isolateCpus is "${cpus}": CPU 0 cannot be isolated, the rest of the system runs there.`;
    const fixes = [fix('Isolate no CPU', removeAt(path))];
    return {
      value: [],
      issues: [problem('ISOLATION_IMPOSSIBLE', path, message, { between: [cpus], fixes })],
    };
  }
  const why = `kernel.isolateCpus of the spec: CPUs ${cpus}`;
  return {
    value: [
      { word: `isolcpus=managed_irq,domain,${cpus}`, because: `${why} get no other tasks and interrupts` },
      { word: `nohz_full=${cpus}`, because: `${why} have no timer tick while one task runs` },
      { word: `rcu_nocbs=${cpus}`, because: `${why} leave RCU work to the others` },
      { word: 'irqaffinity=0', because: 'interrupts go to CPU 0, away from the isolated CPUs' },
    ],
    issues: [],
  };
}

/** Chooses kernel package and command line, and says what the kernel's configuration must hold. */
export function resolveKernel(scene: Scene, units: readonly Usable[]): Part<KernelPart> {
  const { spec, debian, release, arch } = scene;
  const facts = DEBIAN_RELEASES[release].archs[arch];
  const asked = spec.kernel.preemption;
  const offered = (Object.keys(facts.preemption) as PreemptionModel[]).filter(
    (model) => debian.kernelPackages[model] !== undefined,
  );
  const known = asked !== undefined && debian.kernelPackages[asked] !== undefined;
  const preemption = asked !== undefined && offered.includes(asked) ? asked : facts.defaultPreemption;
  const choice = facts.preemption[preemption];
  const name = debian.kernelPackages[preemption];
  const because =
    asked === preemption
      ? 'kernel.preemption of the spec'
      : `the default of the ${release} kernel ${DEBIAN_RELEASES[release].kernelVersion} for ${arch}`;
  // A model that another release offers is reported by the release rule; here only what no release has.
  const issues = asked === undefined || known ? [] : [notOffered(scene, asked, offered)];
  const isolated = isolation(scene);
  const isolatedConfig = ['CONFIG_CPU_ISOLATION=y', 'CONFIG_NO_HZ_FULL=y', 'CONFIG_RCU_NOCB_CPU=y'];
  const cmdline = [
    ...(choice?.cmdline === undefined
      ? []
      : [{ word: choice.cmdline, because: `${because}; the kernel chooses its preemption model at boot` }]),
    ...isolated.value,
    ...units.flatMap(({ unit, recipe }) =>
      (recipe.cmdline ?? []).map((word) => ({ word, because: `needed by ${unit.title}` })),
    ),
    ...spec.kernel.cmdline.map((word) => ({ word, because: 'kernel.cmdline of the spec' })),
  ];
  const requiredConfig = [
    ...(choice === undefined ? [] : [{ line: choice.requiredConfig, because }]),
    ...(isolated.value.length === 0
      ? []
      : isolatedConfig.map((line) => ({ line, because: 'kernel.isolateCpus of the spec needs it' }))),
  ];
  const modules = units.flatMap(({ unit, recipe }) =>
    (recipe.modules ?? []).map((module) => ({ name: module, because: `driver of ${unit.title}` })),
  );
  const packages: ResolvedPackage[] =
    name === undefined ? [] : [{ name, layer: 'kernel', because: `preemption "${preemption}": ${because}` }];
  return {
    value: {
      kernel: { preemption, because, cmdline, requiredConfig, modules },
      packages,
      flavour: choice?.flavour ?? 'stock',
    },
    issues: [...issues, ...isolated.issues, ...reservedWords(scene)],
  };
}
