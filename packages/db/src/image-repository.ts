import type { ImageChannel } from '@boardwright/core/image-channel';
import type { Db, Queries } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { removeImage } from './image-removal.ts';
import { recipeOf } from './recipe-of.ts';

/** What lists show. None of it is large. */
export const IMAGE_COLUMNS = {
  id: true,
  name: true,
  board: true,
  engine: true,
  release: true,
  specHash: true,
  planHash: true,
  channel: true,
  createdAt: true,
  sizeBytes: true,
  sha256: true,
  buildMs: true,
  preemption: true,
  bootSeconds: true,
  selftestPassed: true,
  selftestTotal: true,
  packageCount: true,
  runtimes: true,
  accelerators: true,
  pinnedAt: true,
} as const satisfies Prisma.ImageSelect;

export type ImageRow = Prisma.ImageGetPayload<{ select: typeof IMAGE_COLUMNS }>;

/** The newest finished image of a plan that is not deprecated and whose files are all good, or null: what the cache hands out. */
export async function findImageByPlan(db: Db, teamId: string, planHash: string): Promise<string | null> {
  const image = await db.image.findFirst({
    where: {
      teamId,
      planHash,
      channel: { not: 'deprecated' },
      artifacts: { none: { verifyFailure: { not: null } } },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return image?.id ?? null;
}

/** What names an image in a list of events. @returns null when the team has no such image */
export async function findImageHead(
  db: Queries,
  teamId: string,
  id: string,
): Promise<{
  readonly name: string;
  readonly board: string;
  readonly sha256: string;
  readonly channel: ImageChannel;
  readonly pinnedAt: Date | null;
} | null> {
  return db.image.findFirst({
    where: { id, teamId },
    select: { name: true, board: true, sha256: true, channel: true, pinnedAt: true },
  });
}

const detailed = {
  ...IMAGE_COLUMNS,
  spec: true,
  resolved: true,
  ofRecipe: recipeOf,
  artifacts: { orderBy: { kind: 'asc' } },
  channelChanges: { orderBy: [{ at: 'desc' }, { id: 'desc' }] },
  // The build that made it, not the later ones it was handed out to
  builds: { where: { cached: false }, select: { id: true }, orderBy: { createdAt: 'asc' }, take: 1 },
} as const satisfies Prisma.ImageSelect;

export type ImageDetailRow = Prisma.ImageGetPayload<{ select: typeof detailed }> & {
  /** Evidence without `packages` and `sizes`, which are long and have queries of their own. */
  readonly evidence: unknown;
};

/** @returns null when there is no such image or it belongs to another team */
export async function findImageDetail(db: Db, teamId: string, id: string): Promise<ImageDetailRow | null> {
  const [image, evidence] = await Promise.all([
    db.image.findFirst({ where: { id, teamId }, select: detailed }),
    db.$queryRaw<{ evidence: unknown }[]>`
      SELECT "evidence" - 'packages' - 'sizes' AS "evidence" FROM "image" WHERE "id" = ${id} AND "teamId" = ${teamId}`,
  ]);
  return image === null ? null : { ...image, evidence: evidence[0]?.evidence ?? null };
}

/** One member of an image's evidence. @returns undefined when the team has no such image */
export async function findEvidenceMember(
  db: Db,
  teamId: string,
  id: string,
  member: 'packages' | 'sizes' | 'personal',
): Promise<{ readonly value: unknown } | undefined> {
  const rows = await db.$queryRaw<{ value: unknown }[]>`
    SELECT "evidence" -> ${member} AS "value" FROM "image" WHERE "id" = ${id} AND "teamId" = ${teamId}`;
  return rows[0];
}

/**
 * Removes an image from the catalog, unless it is released or pinned. Its builds stay.
 *
 * @returns sha256 of the blobs no other image refers to any more, or undefined when the team has no such image that
 *   is neither released nor pinned
 */
export async function deleteImage(
  db: Queries,
  teamId: string,
  id: string,
): Promise<readonly string[] | undefined> {
  return db.$transaction((tx) =>
    removeImage(tx, teamId, id, { channel: { not: 'released' }, pinnedAt: null }),
  );
}
