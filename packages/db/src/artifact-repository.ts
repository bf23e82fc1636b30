import type { Db } from './client.ts';
import type { Artifact } from './generated/client.ts';

export type ArtifactRow = Artifact;

/** @returns null when the image has no such artifact or belongs to another team */
export async function findArtifact(
  db: Db,
  teamId: string,
  imageId: string,
  kind: string,
): Promise<ArtifactRow | null> {
  return db.artifact.findFirst({ where: { imageId, kind, image: { teamId } } });
}
