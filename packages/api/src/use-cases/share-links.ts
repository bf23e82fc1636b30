import { AppError } from '@boardwright/core/app-error';
import { type ImageChannel, permissionToShare } from '@boardwright/core/image-channel';
import type { ShareLinkKind } from '@boardwright/core/share-link';
import { roleFor } from '@boardwright/core/team-role';
import { DAY_MS } from '@boardwright/core/units';
import { findImageHead } from '@boardwright/db/image-repository';
import { newId } from '@boardwright/db/new-id';
import {
  insertShareLink,
  listShareLinks as listRows,
  revokeShareLink as revokeRow,
  type ShareLinkRow,
} from '@boardwright/db/share-link-repository';
import { audited, nameOf } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { CreatedShareLink, ImagerLink, NewShareLink, ShareLinkView } from '../schemas/share-link.ts';
import { scopeOf } from '../share-links/open-link.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Long enough for a large download and a break; short enough to be forgotten in a terminal's history. */
const IMAGE_LINK_MS = 12 * HOUR_MS;

function stateOf(row: ShareLinkRow, now: Date): ShareLinkView['state'] {
  if (row.revokedAt !== null) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'active';
}

function toView(row: ShareLinkRow, now: Date): ShareLinkView {
  return {
    id: row.id,
    kind: row.kind as ShareLinkKind,
    name: row.name,
    candidates: row.candidates,
    imageId: row.imageId,
    by: row.createdByName,
    state: stateOf(row, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

interface Wanted {
  readonly kind: ShareLinkKind;
  readonly name: string;
  readonly candidates: boolean;
  readonly imageId: string | null;
  readonly lastsMs: number;
}

/** Makes the row and the address that opens it. The address is kept nowhere. */
async function make(
  deps: ApiDeps,
  principal: Principal,
  { lastsMs, ...wanted }: Wanted,
): Promise<{ readonly url: string; readonly row: ShareLinkRow }> {
  const now = timeOf(deps);
  const expiresAt = new Date(Math.floor((now.getTime() + lastsMs) / 1000) * 1000);
  const row = await audited(deps, principal, async (tx, record) => {
    const made = await insertShareLink(tx, principal.teamId, {
      ...wanted,
      id: newId('l'),
      createdById: principal.kind === 'operator' ? null : principal.userId,
      createdByName: await nameOf({ db: tx }, principal),
      createdAt: now,
      expiresAt,
    });
    await record({
      action: 'share-link.create',
      subject: { kind: 'share-link', id: made.id, name: made.name },
      details: { scope: scopeOf(made), imageId: made.imageId, expiresAt: expiresAt.toISOString() },
    });
    return made;
  });
  const token = deps.shareLinks.sign({ id: row.id, teamId: row.teamId, scope: scopeOf(row), expiresAt });
  const file = row.kind === 'badge' ? '{board}.svg' : 'os_list.json';
  return { url: `${deps.publicUrl}/api/v1/${row.kind}/${token}/${file}`, row };
}

/** The team's links, also those that ended, and links to single images that still work. Never an address. */
export async function listShareLinks(deps: ApiDeps, teamId: string): Promise<readonly ShareLinkView[]> {
  const now = timeOf(deps);
  return (await listRows(deps.db, teamId, now)).map((row) => toView(row, now));
}

/** Makes a link for the whole team's images. */
export async function createShareLink(
  deps: ApiDeps,
  principal: Principal,
  { expiresInDays, ...wanted }: NewShareLink,
): Promise<CreatedShareLink> {
  const { url, row } = await make(deps, principal, {
    ...wanted,
    imageId: null,
    lastsMs: expiresInDays * DAY_MS,
  });
  return { url, link: toView(row, timeOf(deps)) };
}

/** @throws AppError FORBIDDEN for an image that was not released, unless the caller decides about those */
function requireShareable(principal: Principal, image: { name: string; channel: ImageChannel }): void {
  const needed = permissionToShare(image.channel);
  if (principal.permissions.has(needed)) return;
  throw new AppError('FORBIDDEN', `Needs the permission ${needed}`, {
    userMessage: `"${image.name}" is not a released image (channel: ${image.channel}), and a link opens it without a sign-in. Download it instead, or ask for the role ${roleFor(needed)}.`,
    details: { needs: needed },
  });
}

/**
 * Makes a link that shows one image to Raspberry Pi Imager for 12 hours.
 *
 * @throws AppError NOT_FOUND; FORBIDDEN for an image that was not released, unless the caller may release it
 */
export async function createImagerLink(deps: ApiDeps, principal: Principal, id: string): Promise<ImagerLink> {
  const image = await findImageHead(deps.db, principal.teamId, checkId('image', id));
  if (image === null) throw notFound('image');
  requireShareable(principal, image);
  const { url, row } = await make(deps, principal, {
    kind: 'imager',
    name: image.name,
    candidates: false,
    imageId: id,
    lastsMs: IMAGE_LINK_MS,
  });
  return {
    url,
    openUrl: `rpi-imager://open?repo=${encodeURIComponent(url)}`,
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** Ends a link at once. @throws AppError NOT_FOUND also for one that was revoked before */
export async function revokeShareLink(
  deps: ApiDeps,
  principal: Principal,
  id: string,
): Promise<ShareLinkView> {
  const now = timeOf(deps);
  const row = await audited(deps, principal, async (tx, record) => {
    const revoked = await revokeRow(tx, principal.teamId, checkId('share link', id), now);
    if (revoked === null) throw notFound('share link');
    await record({
      action: 'share-link.revoke',
      subject: { kind: 'share-link', id, name: revoked.name },
    });
    return revoked;
  });
  return toView(row, now);
}
