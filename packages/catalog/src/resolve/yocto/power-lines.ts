import type { ResolvedImage, ResolvedKernelLine } from '../../resolved-image.ts';
import type { YoctoBoard } from '../../yocto-board.ts';

type Word = ResolvedImage['kernel']['cmdline'][number];

/** What the kernel's configuration has for words of power profiles. */
const CONFIG: Readonly<Record<string, string>> = {
  'workqueue.power_efficient=1': 'CONFIG_WQ_POWER_EFFICIENT_DEFAULT=y',
  'pcie_aspm.policy=powersave': 'CONFIG_PCIEASPM_POWERSAVE=y',
  'pcie_aspm.policy=performance': 'CONFIG_PCIEASPM_PERFORMANCE=y',
};
const GOVERNOR = /^cpufreq\.default_governor=([a-z]+)$/;

function lineOf(word: string): string | undefined {
  const governor = GOVERNOR.exec(word)?.[1];
  return governor === undefined ? CONFIG[word] : `CONFIG_CPU_FREQ_DEFAULT_GOV_${governor.toUpperCase()}=y`;
}

interface PowerWords {
  readonly words: readonly Word[];
  readonly lines: readonly ResolvedKernelLine[];
}

/** Power settings as words of the command line, or as lines of the kernel's configuration where nothing takes words to it. */
export function powerWords({ commandLine }: YoctoBoard, words: readonly Word[]): PowerWords {
  if (!('unsupported' in commandLine)) return { words, lines: [] };
  const lines = words.flatMap(({ word, because }): ResolvedKernelLine[] => {
    const line = lineOf(word);
    return line === undefined ? [] : [{ line, because, unit: 'power.profile' }];
  });
  return { words: [], lines };
}
