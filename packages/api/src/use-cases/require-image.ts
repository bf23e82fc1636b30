import { findImageDetail, type ImageDetailRow } from '@boardwright/db/image-repository';
import type { ImagePair } from '../compare/artifact-pair.ts';
import type { ApiDeps } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';

/** @throws AppError NOT_FOUND, also for another team's image */
export async function requireImage(
  { db }: Pick<ApiDeps, 'db'>,
  teamId: string,
  id: string,
): Promise<ImageDetailRow> {
  const row = await findImageDetail(db, teamId, checkId('image', id));
  if (row === null) throw notFound('image');
  return row;
}

/** @throws AppError NOT_FOUND when either is absent or another team's, in the same words */
export async function requirePair(
  deps: Pick<ApiDeps, 'db'>,
  teamId: string,
  fromId: string,
  toId: string,
): Promise<ImagePair> {
  const [from, to] = await Promise.all([
    requireImage(deps, teamId, fromId),
    requireImage(deps, teamId, toId),
  ]);
  return { from, to };
}
