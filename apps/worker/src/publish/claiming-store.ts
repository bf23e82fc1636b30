import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { claimBlob } from '@boardwright/db/blob-repository';
import type { Db } from '@boardwright/db/client';
import { forgetVerification } from '@boardwright/db/worker/blob-care';

/**
 * The store for what a build is about to publish: every file put is kept for the build until its rows are there, and
 * a file that was found damaged is written again.
 */
export function claimingStore(store: ArtifactStore, db: Db, buildId: string): ArtifactStore {
  return {
    ...store,
    async put(source, expectedSha256) {
      let wasBad = false;
      const blob = await store.put(source, expectedSha256, async ({ sha256 }) => {
        wasBad = await claimBlob(db, sha256, buildId);
        return wasBad;
      });
      if (wasBad) await forgetVerification(db, blob.sha256);
      return blob;
    },
  };
}
