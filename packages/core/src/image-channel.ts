import type { Permission } from './team-role.ts';

/** What a team says of an image, from "just built" to "no longer to be used". */
export const IMAGE_CHANNELS = ['draft', 'candidate', 'released', 'deprecated'] as const;
export type ImageChannel = (typeof IMAGE_CHANNELS)[number];

/**
 * Where an image may go from each channel: one step up, or back. A released image cannot become a draft again, because
 * somebody may have flashed it; it is deprecated instead.
 */
export const NEXT_CHANNELS: Readonly<Record<ImageChannel, readonly ImageChannel[]>> = {
  draft: ['candidate'],
  candidate: ['released', 'draft'],
  released: ['deprecated'],
  deprecated: ['released'],
};

/**
 * What a link to one image takes, which opens it without a sign-in: whoever reads may pass on what was released; the
 * rest is for those who decide what leaves the team.
 */
export function permissionToShare(channel: ImageChannel): Permission {
  return channel === 'released' ? 'read' : 'release';
}

const FOR_ANY_BUILDER: ReadonlySet<ImageChannel> = new Set(['draft', 'candidate']);

/** What moving an image takes: whoever builds may propose it; what others rely on is for those who release. */
export function permissionToMove(from: ImageChannel, to: ImageChannel): Permission {
  return FOR_ANY_BUILDER.has(from) && FOR_ANY_BUILDER.has(to) ? 'build' : 'release';
}
