import type { ReactElement } from 'react';
import type { BuildQuota } from '../use-build-quota.ts';

/** What the limits leave for one more build, or why none can start; nothing where nothing is limited. */
export function QuotaNote(props: {
  readonly quota: BuildQuota;
  readonly className?: string;
}): ReactElement | null {
  const { blocked, line } = props.quota;
  if (blocked === null && line === '') return null;
  return (
    <p className={`tabular text-ink-2 text-xs ${props.className ?? ''}`}>
      {blocked === null ? line : `${blocked}.`}
    </p>
  );
}
