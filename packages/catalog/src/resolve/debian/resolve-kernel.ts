import { DEBIAN_RELEASES } from '../../debian-release.ts';
import type { Issue } from '../../issue.ts';
import type { PreemptionModel, ResolvedImage, ResolvedPackage } from '../../resolved-image.ts';
import { fix, type Part, problem, setTo } from '../draft.ts';
import { ISOLATION_CONFIG, isolation, MODEL_WORDS, reservedWords } from '../kernel-rules.ts';
import type { DebianScene, DebianUnit } from './scene.ts';

type Kernel = ResolvedImage['kernel'];

interface KernelPart {
  readonly kernel: Kernel;
  readonly packages: readonly ResolvedPackage[];
  readonly flavour: 'stock' | 'rt';
}

function notOffered(scene: DebianScene, asked: PreemptionModel, offered: readonly PreemptionModel[]): Issue {
  const { board, arch, release } = scene;
  const message = `No ${arch} kernel package of Debian ${release} gives ${board.title} ${MODEL_WORDS[asked]} ("${asked}"). Offered are: ${offered.join(', ')}.`;
  const fixes = offered.map((model) => fix(`Use ${model}`, setTo('/kernel/preemption', model)));
  return problem('PREEMPTION_NOT_OFFERED', '/kernel/preemption', message, {
    between: [board.id, asked],
    fixes,
  });
}

/** Chooses kernel package and command line, and says what the kernel's configuration must hold. */
export function resolveKernel(scene: DebianScene, units: readonly DebianUnit[]): Part<KernelPart> {
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
      : ISOLATION_CONFIG.map((line) => ({ line, because: 'kernel.isolateCpus of the spec needs it' }))),
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
