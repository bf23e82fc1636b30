import { BUILDROOT_RELEASE_IDS, type BuildrootRelease } from './buildroot-board.ts';

interface ReleaseFacts {
  readonly title: string;
  /** Branch or tag of Buildroot's repository the engine builds. */
  readonly ref: string;
  /** Point release the facts of the catalog were read from. */
  readonly version: string;
  readonly summary: string;
  /** Day of the point release, UTC: time stamp of everything built from it. */
  readonly date: string;
}

/** Buildroot's releases. */
export const BUILDROOT_RELEASES: Readonly<Record<BuildrootRelease, ReleaseFacts>> = {
  '2026.02': {
    title: 'Buildroot 2026.02 (LTS)',
    ref: '2026.02.3',
    version: '2026.02.3',
    date: '2026-06-16',
    summary: 'Long-term support: fixes only, for three years.',
  },
  '2026.05': {
    title: 'Buildroot 2026.05',
    ref: '2026.05.1',
    version: '2026.05.1',
    date: '2026-07-15',
    summary: 'Newer kernels for several boards.',
  },
};

/** Releases from the preferred one on. */
export const BUILDROOT_RELEASE_ORDER: readonly BuildrootRelease[] = ['2026.05', '2026.02'];

/** @returns whether a text names a release of Buildroot the engine knows */
export function isBuildrootRelease(text: string): text is BuildrootRelease {
  return (BUILDROOT_RELEASE_IDS as readonly string[]).includes(text);
}
