import type { ImageSpec } from '@boardwright/spec/image-spec';
import { BUILDROOT_RELEASE_ORDER, BUILDROOT_RELEASES } from '../buildroot-release.ts';
import { CATALOG } from '../catalog.ts';
import { DEBIAN_RELEASE_IDS, DEBIAN_RELEASES } from '../debian-release.ts';
import { YOCTO_RELEASE_ORDER, YOCTO_RELEASES } from '../yocto-release.ts';
import type { Choice } from './choice.ts';

const AUTOMATIC = 'Automatic';

function debianReleases(): Choice[] {
  const stable: Choice = {
    id: '',
    title: AUTOMATIC,
    summary: 'The stable release, or the first that has everything chosen.',
  };
  const ids = DEBIAN_RELEASE_IDS.map((id) => ({
    id,
    title: DEBIAN_RELEASES[id].title,
    summary: `Linux ${DEBIAN_RELEASES[id].kernelVersion}`,
  }));
  return [stable, ...ids];
}

/** What a release is, with the kernel it has for the board. */
function withKernel(kernel: string | undefined, summary: string): string {
  return kernel === undefined ? summary : `Linux ${kernel}. ${summary}`;
}

const NEWEST: Choice = {
  id: '',
  title: AUTOMATIC,
  summary: 'The newest release, or the first that has everything chosen.',
};

function buildrootReleases(board: string): Choice[] {
  const kernels = CATALOG.boards.get(board)?.engines.buildroot?.releases ?? {};
  const ids = BUILDROOT_RELEASE_ORDER.map((id): Choice => {
    const { title, summary } = BUILDROOT_RELEASES[id];
    return { id, title, summary: withKernel(kernels[id]?.kernelVersion, summary) };
  });
  return [NEWEST, ...ids];
}

function yoctoReleases(board: string): Choice[] {
  const releases = CATALOG.boards.get(board)?.engines.yocto?.releases ?? {};
  const ids = YOCTO_RELEASE_ORDER.map((id): Choice => {
    const { title, summary } = YOCTO_RELEASES[id];
    return { id, title, summary: withKernel(releases[id]?.kernel.version, summary) };
  });
  return [NEWEST, ...ids];
}

const RELEASES: Readonly<Record<ImageSpec['engine']['kind'], (board: string) => Choice[]>> = {
  debian: debianReleases,
  buildroot: buildrootReleases,
  yocto: yoctoReleases,
};

/** Releases of the engine the spec chooses, with the kernel each has. */
export function releasesOf({ engine, board }: ImageSpec): Choice[] {
  return RELEASES[engine.kind](board);
}
