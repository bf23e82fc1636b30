import { YOCTO_RELEASE_IDS, type YoctoRelease } from './yocto-board.ts';

interface ReleaseFacts {
  readonly title: string;
  /** Name a layer has in LAYERSERIES_COMPAT. */
  readonly series: string;
  /** Point release the layer table pins. */
  readonly version: string;
  /** Version of BitBake, as its branches are called. */
  readonly bitbake: string;
  /** Version of linux-yocto, the kernel of boards without a vendor's. */
  readonly kernelVersion: string;
  readonly summary: string;
  /** Day of the point release, UTC: time stamp of everything built from it. */
  readonly date: string;
}

/** Yocto's releases with long-term support. */
export const YOCTO_RELEASES: Readonly<Record<YoctoRelease, ReleaseFacts>> = {
  wrynose: {
    title: 'Yocto 6.0 wrynose (LTS)',
    series: 'wrynose',
    version: '6.0.3',
    bitbake: '2.18',
    kernelVersion: '6.18.39',
    summary: 'The newest long-term release, supported until 2030.',
    date: '2026-08-20',
  },
  scarthgap: {
    title: 'Yocto 5.0 scarthgap (LTS)',
    series: 'scarthgap',
    version: '5.0.19',
    bitbake: '2.8',
    kernelVersion: '6.6.144',
    summary: 'The long-term release before: older kernels, and layers that have not moved on.',
    date: '2026-08-20',
  },
};

/** Releases from the preferred one on. */
export const YOCTO_RELEASE_ORDER: readonly YoctoRelease[] = ['wrynose', 'scarthgap'];

/** @returns whether a text names a release of Yocto the engine knows */
export function isYoctoRelease(text: string): text is YoctoRelease {
  return (YOCTO_RELEASE_IDS as readonly string[]).includes(text);
}
