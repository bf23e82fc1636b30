/** Parts of the form in their order; `paths` are the spec fields each one owns (JSON Pointer prefixes). */
export const SECTIONS = [
  { id: 'board', title: 'Board', paths: ['/board', '/name', '/engine'] },
  { id: 'kernel', title: 'Kernel', paths: ['/kernel'] },
  { id: 'accelerator', title: 'Accelerator', paths: ['/accelerators', '/acceptedLicences'] },
  { id: 'runtimes', title: 'Runtimes', paths: ['/runtimes', '/models'] },
  { id: 'containers', title: 'Containers', paths: ['/containers'] },
  { id: 'profiling', title: 'Profiling', paths: ['/profiling'] },
  { id: 'power', title: 'Power', paths: ['/power'] },
  { id: 'storage', title: 'Storage', paths: ['/storage', '/update'] },
  { id: 'packages', title: 'Packages', paths: ['/packages', '/files'] },
  { id: 'network', title: 'Network', paths: ['/network'] },
] as const;

export type SectionId = (typeof SECTIONS)[number]['id'];

/** The section that shows a field; fields no section shows belong to the first, so that no issue is lost. */
export function sectionOf(path: string): SectionId {
  const found = SECTIONS.find((section) =>
    section.paths.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)),
  );
  return found?.id ?? 'board';
}
