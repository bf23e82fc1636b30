import type { ImageDetail } from '@boardwright/api/schemas/image';

export const IMAGE_TABS = [
  { id: 'flash', label: 'Flash and files' },
  { id: 'checks', label: 'Checks' },
  { id: 'boot', label: 'Boot test' },
  { id: 'packages', label: 'Packages' },
  { id: 'vulnerabilities', label: 'Vulnerabilities' },
  { id: 'size', label: 'Size' },
  { id: 'kernel', label: 'Kernel' },
  { id: 'files', label: 'Build files' },
  { id: 'channel', label: 'Channel' },
  { id: 'spec', label: 'Spec' },
] as const;

export type ImageTab = (typeof IMAGE_TABS)[number]['id'];

/** Whether the image was published with a CVE report, which only the Yocto engine makes. */
export function hasCveReport({ artifacts }: Pick<ImageDetail, 'artifacts'>): boolean {
  return artifacts.some(({ kind }) => kind === 'cve-report');
}

/** The tabs an image has. */
export function tabsOf(image: Pick<ImageDetail, 'artifacts'>): readonly (typeof IMAGE_TABS)[number][] {
  return IMAGE_TABS.filter(({ id }) => id !== 'vulnerabilities' || hasCveReport(image));
}
