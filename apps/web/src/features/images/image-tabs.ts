export const IMAGE_TABS = [
  { id: 'flash', label: 'Flash and files' },
  { id: 'checks', label: 'Checks' },
  { id: 'boot', label: 'Boot test' },
  { id: 'packages', label: 'Packages' },
  { id: 'size', label: 'Size' },
  { id: 'kernel', label: 'Kernel' },
  { id: 'files', label: 'Build files' },
  { id: 'channel', label: 'Channel' },
  { id: 'spec', label: 'Spec' },
] as const;

export type ImageTab = (typeof IMAGE_TABS)[number]['id'];
