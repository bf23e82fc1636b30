import type { ReactElement } from 'react';
import { roughDuration } from '#lib/times.ts';
import type { ImageEvidence } from '../image-evidence.ts';

type Phases = NonNullable<NonNullable<ImageEvidence['boot']>['guest']>['bootPhasesMs'];

const PHASES: readonly { key: keyof Phases; label: string; color: string }[] = [
  { key: 'firmware', label: 'Firmware', color: 'bg-band-5' },
  { key: 'loader', label: 'Boot loader', color: 'bg-band-4' },
  { key: 'kernel', label: 'Kernel', color: 'bg-band-2' },
  { key: 'initrd', label: 'Initramfs', color: 'bg-band-1' },
  { key: 'userspace', label: 'User space', color: 'bg-accent/60' },
];

/** Phases of the start on one axis, as systemd measured them. */
export function BootPhases({ phases }: { readonly phases: Phases }): ReactElement | null {
  const known = PHASES.flatMap((phase) => {
    const ms = phases[phase.key];
    return ms === null || ms <= 0 ? [] : [{ ...phase, ms }];
  });
  const total = known.reduce((sum, phase) => sum + phase.ms, 0);
  if (total === 0) return null;
  return (
    <div className="mt-4 max-w-4xl">
      <div aria-hidden className="flex h-7 gap-0.5 overflow-hidden rounded-sm">
        {known.map((phase) => (
          <div
            key={phase.key}
            className={phase.color}
            style={{ width: `${(phase.ms / total) * 100}%`, minWidth: 3 }}
          />
        ))}
      </div>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-xs">
        {known.map((phase) => (
          <div key={phase.key} className="flex items-center gap-1.5">
            <span aria-hidden className={`size-2.5 rounded-xs ${phase.color}`} />
            <dt className="text-ink-2">{phase.label}</dt>
            <dd className="tabular font-medium">{roughDuration(phase.ms)}</dd>
          </div>
        ))}
        <div className="flex items-center gap-1.5">
          <dt className="text-ink-2">Together</dt>
          <dd className="tabular font-medium">{roughDuration(total)}</dd>
        </div>
      </dl>
    </div>
  );
}
