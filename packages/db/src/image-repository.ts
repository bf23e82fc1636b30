import type { ImageChannel } from '@boardwright/core/image-channel';
import type { Db } from './client.ts';
import { after, type Place, toPage } from './cursor.ts';
import type { Prisma } from './generated/client.ts';
import { literalPart } from './literal-part.ts';
import { recipeOf } from './recipe-of.ts';

const listed = {
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
} as const satisfies Prisma.ImageSelect;

export type ImageRow = Prisma.ImageGetPayload<{ select: typeof listed }>;

export interface ImageFilter {
  readonly board?: string | undefined;
  /** Part of the name, any case. */
  readonly search?: string | undefined;
  readonly preemption?: string | undefined;
  readonly channel?: ImageChannel | undefined;
}

/** Newest first. */
export async function listImages(
  db: Db,
  teamId: string,
  filter: ImageFilter,
  page: { readonly after: Place | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly ImageRow[]; readonly next: string | undefined }> {
  const rows = await db.image.findMany({
    where: {
      teamId,
      ...after(page.after),
      ...(filter.board === undefined ? {} : { board: filter.board }),
      ...(filter.preemption === undefined ? {} : { preemption: filter.preemption }),
      ...(filter.channel === undefined ? {} : { channel: filter.channel }),
      ...(filter.search === undefined ? {} : { name: literalPart(filter.search) }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    select: listed,
  });
  return toPage(rows, page.limit);
}

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
  db: Db,
  teamId: string,
  id: string,
): Promise<{ readonly name: string; readonly board: string; readonly sha256: string } | null> {
  return db.image.findFirst({ where: { id, teamId }, select: { name: true, board: true, sha256: true } });
}

const detailed = {
  ...listed,
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
 * Removes an image from the catalog, unless it is released. Its builds stay.
 *
 * @returns sha256 of the blobs no other image refers to any more, or undefined when the team has no such image that
 *   is not released
 */
export async function deleteImage(
  db: Db,
  teamId: string,
  id: string,
): Promise<readonly string[] | undefined> {
  return db.$transaction(async (tx) => {
    const artifacts = await tx.artifact.findMany({
      where: { imageId: id, image: { teamId } },
      select: { sha256: true },
    });
    const { count } = await tx.image.deleteMany({ where: { id, teamId, channel: { not: 'released' } } });
    if (count === 0) return undefined;
    const hashes = [...new Set(artifacts.map((artifact) => artifact.sha256))];
    const kept = await tx.artifact.findMany({ where: { sha256: { in: hashes } }, select: { sha256: true } });
    const keptHashes = new Set(kept.map((artifact) => artifact.sha256));
    const unused = hashes.filter((hash) => !keptHashes.has(hash));
    // With the rows that named them: whatever happens now, somebody removes the files.
    await tx.unusedBlob.createMany({ data: unused.map((sha256) => ({ sha256 })), skipDuplicates: true });
    return unused;
  });
}
