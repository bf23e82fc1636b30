import { listArtifactsOf, listSharedImages } from '@boardwright/db/shared-image-repository';
import type { ApiDeps } from '../deps.ts';
import { imagerOsList, LISTED_KINDS } from '../imager/os-list.ts';
import type { ImagerOsList } from '../imager/os-list-schema.ts';
import { noSuchLink, openLink, requireShared } from '../share-links/open-link.ts';
import { downloadArtifact } from './download-artifact.ts';

/** Imager reads at most 10 MiB of a list; this keeps one of every board below 1 MiB. */
const IMAGES_PER_BOARD = 20;

/** The list that Raspberry Pi Imager reads. @throws AppError NOT_FOUND when the link does not work */
export async function readImagerList(deps: ApiDeps, token: string): Promise<ImagerOsList> {
  const { teamId, reach } = await openLink(deps, token, 'imager');
  const images = await listSharedImages(deps.db, teamId, reach, IMAGES_PER_BOARD);
  const artifacts = await listArtifactsOf(
    deps.db,
    teamId,
    images.map(({ id }) => id),
    LISTED_KINDS,
  );
  return imagerOsList({ images, artifacts, publicUrl: deps.publicUrl, token });
}

export interface WantedFile {
  readonly token: string;
  readonly imageId: string;
  readonly fileName: string;
  readonly request: Request;
}

/** A file of an image the link shows. @throws AppError NOT_FOUND; PRECONDITION_FAILED; RANGE_NOT_SATISFIABLE */
export async function downloadForImager(deps: ApiDeps, wanted: WantedFile): Promise<Response> {
  const link = await openLink(deps, wanted.token, 'imager');
  await requireShared(deps, link, wanted.imageId);
  const files = await listArtifactsOf(deps.db, link.teamId, [wanted.imageId], LISTED_KINDS);
  const file = files.find(({ fileName }) => fileName === wanted.fileName);
  if (file === undefined) throw noSuchLink();
  const { imageId, request } = wanted;
  return downloadArtifact(deps, link.teamId, { imageId, kind: file.kind, request });
}
