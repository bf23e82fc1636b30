import { setPin } from '@boardwright/db/image-pin-repository';
import { recordAudit } from '../audit.ts';
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
  const done = await setPin(
    deps.db,
    principal.teamId,
    checkId('image', id),
    pinned ? { at: timeOf(deps), byId } : null,
  );
  if (done === null) throw notFound('image');
  if (done.changed) {
    await recordAudit(deps, principal, {
      action: pinned ? 'image.pin' : 'image.unpin',
      subject: { kind: 'image', id, name: done.image.name },
    });
  }
  return toImageView(done.image);
}
