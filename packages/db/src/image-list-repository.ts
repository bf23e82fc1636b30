import type { ImageSort } from '@boardwright/core/image-sort';
import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';
import { baseCondition, facetConditions, type ImageFilter } from './image-filter.ts';
import { behind, type ImagePlace, orderBy, printImageCursor } from './image-order.ts';
import { IMAGE_COLUMNS, type ImageRow } from './image-repository.ts';

const COLUMNS = Prisma.raw(
  Object.keys(IMAGE_COLUMNS)
    .map((name) => `"${name}"`)
    .join(', '),
);

export interface ImagePage {
  readonly sort: ImageSort;
  readonly after: ImagePlace | undefined;
  readonly limit: number;
}

/**
 * A page of a team's images.
 *
 * @returns rows in the order asked for, and the cursor of the page behind them, undefined on the last one
 * @invariant following the cursors yields each image that stays as it is once, whatever is added or removed meanwhile
 */
export async function listImages(
  db: Db,
  teamId: string,
  filter: ImageFilter,
  page: ImagePage,
): Promise<{ readonly rows: readonly ImageRow[]; readonly next: string | undefined }> {
  const conditions = [
    baseCondition(teamId, filter.search),
    ...Object.values(facetConditions(filter)),
    page.after === undefined ? undefined : behind(page.after),
  ].filter((one) => one !== undefined);
  const found = await db.$queryRaw<ImageRow[]>`
    SELECT ${COLUMNS} FROM "image" WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${orderBy(page.sort)} LIMIT ${page.limit + 1}`;
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > page.limit && last !== undefined ? printImageCursor(page.sort, last) : undefined,
  };
}
