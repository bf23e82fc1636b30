import type { ImageDetail, ImageExpiry, ImageView } from '@boardwright/api/schemas/image';
import { formatBytes } from '@boardwright/core/units';

/** Why an image can't be deleted, and what to do first; null when it can. */
export function whyKept({ channel, pinnedAt }: Pick<ImageView, 'channel' | 'pinnedAt'>): string | null {
  if (channel === 'released') return 'This image is released. Deprecate it before you delete it.';
  return pinnedAt === null ? null : 'This image is pinned. Unpin it before you delete it.';
}

/** What is lost with an image, and what is not. */
export function deletionWords({ artifacts }: Pick<ImageDetail, 'artifacts'>): string {
  const bytes = artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const files = artifacts.length === 1 ? 'Its file goes' : `Its ${artifacts.length} files go`;
  return `${files} as well (${formatBytes(bytes)}), unless another image has them, and so do its evidence and the links to it. The build with its log and the recipe stay. This cannot be undone.`;
}

/** When retention takes an image, as `Goes on 2026-12-20`, or with the next round when it is due. */
export function expiryWords({ at }: Pick<ImageExpiry, 'at'>, nowMs: number): string {
  return Date.parse(at) > nowMs ? `Goes on ${at.slice(0, 10)}` : 'Goes within the hour';
}
