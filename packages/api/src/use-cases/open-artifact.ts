import type { ByteRange } from '@boardwright/artifacts/artifact-store';
import type { OpenBlob } from '@boardwright/artifacts/open-blob';
import { AppError } from '@boardwright/core/app-error';
import type { ArtifactRow } from '@boardwright/db/artifact-repository';
import type { ApiDeps } from '../deps.ts';

function damaged(artifact: ArtifactRow, what: string): AppError {
  return new AppError('ARTIFACT_DAMAGED', `The stored file ${artifact.fileName} ${what}.`, {
    userMessage: `The stored file ${artifact.fileName} ${what}, so it is not sent. Build the image again, or ask whoever runs Boardwright to restore the store from a backup.`,
    details: { sha256: artifact.sha256 },
  });
}

/** @throws AppError ARTIFACT_DAMAGED when the scrub found its bytes to be wrong */
export function needUndamaged(artifact: ArtifactRow): void {
  if (artifact.verifyFailure === 'damaged') throw damaged(artifact, 'was damaged');
}

/**
 * Opens a part of an artifact. The caller reads it to its end or closes it.
 *
 * @throws AppError ARTIFACT_DAMAGED when the store has not all of it
 */
export async function openArtifact(
  { store }: Pick<ApiDeps, 'store'>,
  artifact: ArtifactRow,
  range: ByteRange,
): Promise<OpenBlob> {
  const { sha256 } = artifact;
  const blob = await store.open(sha256, range).catch((thrown: unknown) => {
    if (!(thrown instanceof AppError)) throw thrown;
    if (thrown.code === 'NOT_FOUND') throw damaged(artifact, 'is not in the store any more');
    throw thrown.code === 'RANGE_NOT_SATISFIABLE' ? damaged(artifact, 'was cut off') : thrown;
  });
  if (blob.sizeBytes === range.end - range.start + 1) return blob;
  await blob.close();
  throw damaged(artifact, 'was cut off');
}
