import type { Queries } from './client.ts';
import { IMAGE_COLUMNS, type ImageRow } from './image-repository.ts';

/**
 * Keeps an image for good, or no longer. Pinning what is pinned already changes nothing.
 *
 * @param pin - when and by whom (null: the operator); null to unpin
 * @returns the image as it is now and whether it changed, or null when the team has no such image
 */
export async function setPin(
  db: Queries,
  teamId: string,
  id: string,
  pin: { readonly at: Date; readonly byId: string | null } | null,
): Promise<{ readonly image: ImageRow; readonly changed: boolean } | null> {
  const { count } = await db.image.updateMany({
    where: { id, teamId, pinnedAt: pin === null ? { not: null } : null },
    data: { pinnedAt: pin?.at ?? null, pinnedById: pin?.byId ?? null },
  });
  const image = await db.image.findFirst({ where: { id, teamId }, select: IMAGE_COLUMNS });
  return image === null ? null : { image, changed: count > 0 };
}
