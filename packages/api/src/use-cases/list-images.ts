import { AppError } from '@boardwright/core/app-error';
import type { ImageSort } from '@boardwright/core/image-sort';
import { listImages as listImageRows } from '@boardwright/db/image-list-repository';
import { type ImagePlace, parseImageCursor } from '@boardwright/db/image-order';
import { type ApiDeps, timeOf } from '../deps.ts';
import type { ImageFilterQuery } from '../schemas/image-query.ts';
import type { ImageList } from '../schemas/lists.ts';
import { toImageView } from '../views/image-view.ts';
import { toImageFilter } from './image-filter.ts';

function readPlace(sort: ImageSort, cursor: string | undefined): ImagePlace | undefined {
  if (cursor === undefined) return undefined;
  const place = parseImageCursor(sort, cursor);
  if (place === undefined) {
    throw new AppError(
      'BAD_REQUEST',
      `The cursor is not one that this API gave out for the order "${sort}". Leave it out to start over.`,
    );
  }
  return place;
}

/** A page of the team's images in the order asked for. @throws AppError BAD_REQUEST for a cursor of another order */
export async function listImages(
  deps: ApiDeps,
  teamId: string,
  query: ImageFilterQuery,
  page: { readonly sort: ImageSort; readonly cursor?: string | undefined; readonly limit: number },
): Promise<ImageList> {
  const { sort, cursor, limit } = page;
  const { rows, next } = await listImageRows(deps.db, teamId, toImageFilter(query, timeOf(deps)), {
    sort,
    after: readPlace(sort, cursor),
    limit,
  });
  return { images: rows.map(toImageView), next: next ?? null };
}
