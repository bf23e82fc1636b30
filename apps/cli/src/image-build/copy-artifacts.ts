import type { ImageDetail } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';
import { downloadArtifact } from '../server/download-artifact.ts';
import type { ServerAccess } from '../server/server-access.ts';
import type { Output } from '../terminal/output.ts';
import type { CopiedArtifact } from './result-document.ts';

const REDRAW_EVERY_MS = 250;

function meter(output: Output, title: string, totalBytes: number): (doneBytes: number) => void {
  let drawnAt = 0;
  return (doneBytes) => {
    if (!output.interactive || performance.now() - drawnAt < REDRAW_EVERY_MS) return;
    drawnAt = performance.now();
    output.raw(`\r\u001b[2K  ${title}  ${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`);
  };
}

/** Copies all artifacts of an image to a directory, or lists them without a path when there is none. */
export async function copyArtifacts(
  output: Output,
  access: ServerAccess,
  image: ImageDetail,
  directory: string | undefined,
): Promise<readonly CopiedArtifact[]> {
  const copied: CopiedArtifact[] = [];
  for (const artifact of image.artifacts) {
    const { kind, sha256, sizeBytes } = artifact;
    const path =
      directory === undefined
        ? null
        : await downloadArtifact(
            access,
            { imageId: image.id, ...artifact },
            {
              directory,
              onProgress: meter(output, artifact.fileName, sizeBytes),
            },
          );
    copied.push({ kind, path, sha256, sizeBytes });
  }
  if (output.interactive && directory !== undefined) output.raw('\r\u001b[2K');
  return copied;
}
