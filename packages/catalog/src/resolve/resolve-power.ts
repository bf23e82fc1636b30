import type { Issue } from '../issue.ts';
import { POWER_PROFILES } from '../power-profiles.ts';
import type { ResolvedFile, ResolvedImage } from '../resolved-image.ts';
import { fix, type Part, problem, remark, removeAt, replaceWith, type Scene } from './draft.ts';
import { unknownId } from './select-units.ts';

interface PowerPart {
  readonly power: ResolvedImage['power'];
  readonly cmdline: ResolvedImage['kernel']['cmdline'];
  readonly files: readonly ResolvedFile[];
}

/** Applies the power profile; the governor goes on the command line, where the board scales its CPU's frequency. */
export function resolvePower({ spec, board }: Scene, preemption: string): Part<PowerPart> {
  const path = '/power/profile';
  const profile = POWER_PROFILES.get(spec.power.profile);
  if (profile === undefined) {
    const issue = unknownId('power profile', spec.power.profile, path, [...POWER_PROFILES.keys()], false);
    const power = { profile: spec.power.profile, sysctl: [], because: 'not known' };
    return { value: { power, cmdline: [], files: [] }, issues: [issue] };
  }
  const issues: Issue[] = [];
  const scales = board.provides.includes('cpufreq');
  const asked = spec.power.governor;
  if (asked !== undefined && !scales) {
    const message = `${board.title} does not scale its CPU's frequency, so the governor "${asked}" has nothing to govern.`;
    const fixes = [fix('Remove the governor', removeAt('/power/governor'))];
    issues.push(
      problem('GOVERNOR_WITHOUT_CPUFREQ', '/power/governor', message, { between: [board.id, asked], fixes }),
    );
  }
  const governor = scales ? (asked ?? profile.governor) : undefined;
  if (governor === 'powersave' && preemption === 'rt') {
    const message = `The governor "powersave" keeps the CPU at its lowest frequency, which makes worst-case latency under PREEMPT_RT longer.`;
    const fixes = [
      fix(
        'Use the profile "performance"',
        replaceWith(path, 'performance'),
        ...(asked ? [removeAt('/power/governor')] : []),
      ),
    ];
    issues.push(remark('POWERSAVE_WITH_RT', 'info', path, message, { between: [profile.id, 'rt'], fixes }));
  }
  const chosen =
    spec.power.profile === 'balanced'
      ? 'the balanced profile'
      : `power.profile of the spec: ${profile.title}`;
  const note = scales ? '' : '; no governor, because this board does not scale its CPU frequency';
  const words = profile.cmdline.filter(({ needs }) => needs === undefined || board.provides.includes(needs));
  const from = `power profile ${profile.title}`;
  return {
    value: {
      power: {
        profile: profile.id,
        ...(governor === undefined ? {} : { governor }),
        sysctl: profile.sysctl.map(({ key, value, because }) => ({
          key,
          value,
          because: `${from}: ${because}`,
        })),
        because: `${chosen}${note}`,
      },
      cmdline: [
        ...words.map(({ word, because }) => ({ word, because: `${from}: ${because}` })),
        ...(governor === undefined
          ? []
          : [
              {
                word: `cpufreq.default_governor=${governor}`,
                because: asked === undefined ? `${from}` : 'power.governor of the spec',
              },
            ]),
      ],
      files: profile.files.map((file) => ({ ...file, because: `${from}: ${file.because}` })),
    },
    issues,
  };
}
