import { setPin } from '@boardwright/db/image-pin-repository';
import { audited } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { ImageView } from '../schemas/image.ts';
import { toImageView } from '../views/image-view.ts';

/**
 * Keeps an image for good, or no longer. Asking for what is so already changes nothing.
 *
 * @throws AppError NOT_FOUND, also for another team's image
 */
export async function pinImage(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  pinned: boolean,
): Promise<ImageView> {
  const byId = principal.kind === 'operator' ? null : principal.userId;
  const pin = pinned ? { at: timeOf(deps), byId } : null;
  const image = await audited(deps, principal, async (tx, record) => {
    const done = await setPin(tx, principal.teamId, checkId('image', id), pin);
    if (done === null) throw notFound('image');
    if (done.changed) {
      await record({
        action: pinned ? 'image.pin' : 'image.unpin',
        subject: { kind: 'image', id, name: done.image.name },
      });
    }
    return done.image;
  });
  return toImageView(image);
}
