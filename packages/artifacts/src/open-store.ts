import type { ArtifactStore } from './artifact-store.ts';
import { createLocalStore } from './local-store.ts';
import { createS3Store } from './s3-store.ts';
import type { StoreLocation } from './store-location.ts';

/**
 * The store of an installation. Does no I/O: a bucket that cannot be reached shows at first use and in `probe`.
 *
 * @param temporary - absolute directory for files on their way into a bucket; holds the largest artifact
 */
export function openStore(location: StoreLocation, temporary: string): ArtifactStore {
  return location.kind === 'local'
    ? createLocalStore(location.directory)
    : createS3Store({ ...location, temporary });
}
