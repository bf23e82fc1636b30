import type { Comparison } from '@boardwright/api/schemas/comparison';

export const COMPARE_TABS = [
  { id: 'summary', label: 'Summary' },
  { id: 'packages', label: 'Packages' },
  { id: 'vulnerabilities', label: 'Vulnerabilities' },
  { id: 'kernel', label: 'Kernel' },
  { id: 'sizes', label: 'Sizes' },
  { id: 'files', label: 'Files' },
  { id: 'build-history', label: 'Build history' },
  { id: 'build-files', label: 'Build files' },
  { id: 'spec', label: 'Spec' },
] as const;

export type CompareTab = (typeof COMPARE_TABS)[number]['id'];

/** Whether there is a build history to speak of: only the Yocto engine keeps one. */
export function hasBuildHistory({ from, to }: Pick<Comparison, 'from' | 'to'>): boolean {
  return from.engine === 'yocto' || to.engine === 'yocto';
}
