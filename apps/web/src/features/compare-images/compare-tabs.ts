export const COMPARE_TABS = [
  { id: 'summary', label: 'Summary' },
  { id: 'packages', label: 'Packages' },
  { id: 'vulnerabilities', label: 'Vulnerabilities' },
  { id: 'kernel', label: 'Kernel' },
  { id: 'sizes', label: 'Sizes' },
  { id: 'files', label: 'Files' },
  { id: 'build-files', label: 'Build files' },
  { id: 'spec', label: 'Spec' },
] as const;

export type CompareTab = (typeof COMPARE_TABS)[number]['id'];
