import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';

export function ProgressBar(props: {
  /** 0 to 1 */
  readonly share: number;
  readonly label: string;
  readonly className?: string;
}): ReactElement {
  const percent = Math.round(Math.min(1, Math.max(0, props.share)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn('h-1 overflow-hidden rounded-full bg-hover', props.className)}
    >
      <div className="h-full rounded-full bg-run" style={{ width: `${percent}%` }} />
    </div>
  );
}
