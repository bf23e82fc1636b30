import type { StageCache } from '../plan.ts';

/** Sources of all Buildroot builds of a host. */
export const DOWNLOADS_CACHE: StageCache = { name: 'dl', path: '/cache/dl' };

/** Room for the sources of some hundred packages in several releases. */
export const DOWNLOADS_MAX_MIB = 20_480;

/** In the cache: what is there and when it was last used, written by the download stage after it has kept the quota. */
export const DOWNLOADS_USES_FILE = '.boardwright/uses.json';
