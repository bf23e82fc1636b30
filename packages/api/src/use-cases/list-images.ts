import { type ImageFilter, listImages as listImageRows } from '@boardwright/db/image-repository';
import type { ApiDeps } from '../deps.ts';
import { readCursor } from '../http/read-cursor.ts';
import type { ImageList } from '../schemas/lists.ts';
import { toImageView } from '../views/image-view.ts';

/** A page of the team's images, newest first. */
export async function listImages(
  deps: ApiDeps,
  teamId: string,
  filter: ImageFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ImageList> {
  const { rows, next } = await listImageRows(deps.db, teamId, filter, {
    after: readCursor(page.cursor),
    limit: page.limit,
  });
  return { images: rows.map(toImageView), next: next ?? null };
}
