import { AppError } from '@boardwright/core/app-error';
import { type Place, parseCursor } from '@boardwright/db/cursor';

/** @throws AppError BAD_REQUEST for text that is not a cursor of ours */
export function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = parseCursor(cursor);
  if (place === undefined) {
    throw new AppError(
      'BAD_REQUEST',
      'The cursor is not one that this API gave out. Leave it out to start over.',
    );
  }
  return place;
}
