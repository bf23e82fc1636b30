import type { Issue, SpecPatch } from '../issue.ts';
import type { PreemptionModel, ResolvedImage } from '../resolved-image.ts';
import { fix, type Part, problem, removeAt, type Scene } from './draft.ts';

type Kernel = ResolvedImage['kernel'];

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

/** Kernel options that isolating CPUs takes. */
export const ISOLATION_CONFIG = [
  'CONFIG_CPU_ISOLATION=y',
  'CONFIG_NO_HZ_FULL=y',
  'CONFIG_RCU_NOCB_CPU=y',
] as const;

/** Preemption models as a person calls them. */
export const MODEL_WORDS: Readonly<Record<PreemptionModel, string>> = {
  none: 'no forced preemption',
  voluntary: 'voluntary preemption',
  lazy: 'lazy preemption',
  full: 'full preemption',
  rt: 'PREEMPT_RT',
};

/** Every place a word stands at, last first, so that removing one does not move the next. */
function removalOf(words: readonly string[], word: string): SpecPatch[] {
  return words
    .flatMap((one, index) => (one === word ? [removeAt(`/kernel/cmdline/${index}`)] : []))
    .reverse();
}

/** @returns an error for each word of kernel.cmdline that something else sets */
export function reservedWords({ spec }: Scene): Issue[] {
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
export function isolation(scene: Scene): Part<Kernel['cmdline']> {
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
