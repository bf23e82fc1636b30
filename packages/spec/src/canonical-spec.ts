import { overlayKey } from './hardware-sections.ts';
import type { ImageSpec } from './image-spec.ts';

function sortedBy<T>(members: readonly T[], keyOf: (member: T) => string): T[] {
  return [...members].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function sorted(members: readonly string[]): string[] {
  return sortedBy(members, (member) => member);
}

/**
 * Brings lists in which order means nothing into one order. `kernel.cmdline` and name servers keep theirs.
 *
 * @invariant idempotent; specs that differ only in such order come out equal
 */
export function canonicalSpec(spec: ImageSpec): ImageSpec {
  const { acceptedLicences = [], ...rest } = spec;
  return {
    ...rest,
    ...(acceptedLicences.length > 0 ? { acceptedLicences: sorted(acceptedLicences) } : {}),
    kernel: { ...spec.kernel, configFragment: sorted(spec.kernel.configFragment) },
    accelerators: sorted(spec.accelerators),
    runtimes: sorted(spec.runtimes),
    models: sortedBy(spec.models, (model) => model.name),
    containers: { ...spec.containers, preload: sortedBy(spec.containers.preload, (entry) => entry.ref) },
    overlays: sortedBy(spec.overlays, overlayKey),
    profiling: sorted(spec.profiling),
    packages: sorted(spec.packages),
    network: { ...spec.network, interfaces: sortedBy(spec.network.interfaces, (entry) => entry.name) },
    files: sortedBy(spec.files, (file) => file.path),
  };
}
