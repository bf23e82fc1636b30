import type { ImageSpec } from '@boardwright/spec/image-spec';
import { BUILDROOT_RELEASE_ORDER, BUILDROOT_RELEASES } from '../buildroot-release.ts';
import { CATALOG } from '../catalog.ts';
import { DEBIAN_RELEASE_IDS, DEBIAN_RELEASES } from '../debian-release.ts';
import type { Choice } from './choice.ts';

/** Releases of the engine the spec chooses, with the kernel each has. */
export function releasesOf(spec: ImageSpec): Choice[] {
  if (spec.engine.kind === 'buildroot') {
    const kernels = CATALOG.boards.get(spec.board)?.engines.buildroot?.releases ?? {};
    const newest: Choice = {
      id: '',
      title: 'Automatic',
      summary: 'The newest release, or the first that has everything chosen.',
    };
    const ids = BUILDROOT_RELEASE_ORDER.map((id): Choice => {
      const { title, summary } = BUILDROOT_RELEASES[id];
      const kernel = kernels[id]?.kernelVersion;
      return { id, title, summary: kernel === undefined ? summary : `Linux ${kernel}. ${summary}` };
    });
    return [newest, ...ids];
  }
  const stable: Choice = {
    id: '',
    title: 'Automatic',
    summary: 'The stable release, or the first that has everything chosen.',
  };
  const ids = DEBIAN_RELEASE_IDS.map((id) => ({
    id,
    title: DEBIAN_RELEASES[id].title,
    summary: `Linux ${DEBIAN_RELEASES[id].kernelVersion}`,
  }));
  return [stable, ...ids];
}
