import { insertAuditEvent } from '../audit-repository.ts';
import type { Db } from '../client.ts';
import { removeImage } from '../image-removal.ts';
import type { ExpiringImage } from '../retention-repository.ts';

/**
 * Removes an image whose time is over and writes it down, both or neither, unless somebody pinned, moved or shared it
 * since it was looked at. Its builds and logs stay.
 *
 * @param details - which rule took it, for the audit trail
 * @returns sha256 of the blobs no other artifact refers to any more, or undefined when it stays
 */
export async function expireImage(
  db: Db,
  teamId: string,
  image: ExpiringImage,
  at: Date,
  details: Readonly<Record<string, unknown>>,
): Promise<readonly string[] | undefined> {
  return db.$transaction(async (tx) => {
    const orphans = await removeImage(tx, teamId, image.id, {
      channel: image.channel,
      pinnedAt: null,
      shareLinks: { none: { revokedAt: null, expiresAt: { gt: at } } },
    });
    if (orphans === undefined) return undefined;
    await insertAuditEvent(tx, teamId, {
      at,
      actorKind: 'system',
      actorId: null,
      actorName: 'Retention',
      action: 'image.expire',
      subject: { kind: 'image', id: image.id, name: image.name },
      details: { board: image.board, channel: image.channel, sha256: image.sha256, ...details },
    });
    return orphans;
  });
}
