import type { PowerProfile } from '../../power-profile.ts';

export const balanced = {
  id: 'balanced',
  title: 'Balanced',
  summary: 'The CPU frequency follows the load. Nothing else is changed.',
  governor: 'schedutil',
  sysctl: [],
  cmdline: [],
  busybox: [],
  files: [],
} as const satisfies PowerProfile;
