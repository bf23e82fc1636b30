import type { ImageChannel } from '@boardwright/core/image-channel';
import { NO_RETENTION, type RetentionRules } from '@boardwright/core/retention-rules';
import { DAY_MS } from '@boardwright/core/units';
import type { Db, Queries } from './client.ts';
import { Prisma } from './generated/client.ts';

export interface StoredRetention {
  readonly rules: RetentionRules;
  /** Null while nobody set any. */
  readonly changed: { readonly at: Date; readonly byName: string } | null;
}

export async function readRetention(db: Queries, teamId: string): Promise<StoredRetention> {
  const row = await db.retentionPolicy.findUnique({ where: { teamId } });
  if (row === null) return { rules: NO_RETENTION, changed: null };
  const { updatedAt, updatedByName, teamId: _own, ...rules } = row;
  return { rules, changed: { at: updatedAt, byName: updatedByName } };
}

export async function writeRetention(
  db: Queries,
  teamId: string,
  rules: RetentionRules,
  by: { readonly at: Date; readonly byName: string },
): Promise<void> {
  const data = { ...rules, updatedAt: by.at, updatedByName: by.byName };
  await db.retentionPolicy.upsert({ where: { teamId }, create: { teamId, ...data }, update: data });
}

/** Teams whose rules remove something. */
export async function listTeamsWithRetention(db: Db): Promise<readonly string[]> {
  const rows = await db.retentionPolicy.findMany({
    where: {
      OR: [
        { deleteDraftsAfterDays: { not: null } },
        { deleteCandidatesAfterDays: { not: null } },
        { deleteDeprecatedAfterDays: { not: null } },
      ],
    },
    orderBy: { teamId: 'asc' },
    select: { teamId: true },
  });
  return rows.map((row) => row.teamId);
}

/** An image whose time is over. */
export interface ExpiringImage {
  readonly id: string;
  readonly name: string;
  readonly board: string;
  readonly channel: ImageChannel;
  readonly sha256: string;
  readonly createdAt: Date;
  /** Since when it is in its channel, which is what its age is counted from. */
  readonly since: Date;
  /** Of all its files, also those another image has as well. */
  readonly storedBytes: bigint;
}

/** What decides when rules take an image. */
export interface ImageDue {
  readonly channel: ImageChannel;
  readonly pinned: boolean;
  readonly since: Date;
  /** 1: the newest of its name and board. */
  readonly place: number;
  /** Until when a link to it works; null without one. */
  readonly sharedUntil: Date | null;
}

/** @returns null when the team has no such image */
export async function findImageDue(db: Db, teamId: string, id: string, now: Date): Promise<ImageDue | null> {
  const [row] = await db.$queryRaw<ImageDue[]>`
    SELECT "channel", "pinnedAt" IS NOT NULL AS "pinned", COALESCE("channelSince", "createdAt") AS "since",
      (SELECT count(*)::int + 1 FROM "image" AS "newer" WHERE "newer"."teamId" = "own"."teamId"
        AND "newer"."name" = "own"."name" AND "newer"."board" = "own"."board"
        AND ("newer"."createdAt", "newer"."id") > ("own"."createdAt", "own"."id")) AS "place",
      (SELECT max("expiresAt") FROM "share_link" WHERE "imageId" = "own"."id"
        AND "revokedAt" IS NULL AND "expiresAt" > ${now}::timestamp(3)) AS "sharedUntil"
    FROM "image" AS "own" WHERE "id" = ${id} AND "teamId" = ${teamId}`;
  return row ?? null;
}

/** The condition on `since` for one channel; null days: never. */
function over(channel: ImageChannel, days: number | null, now: Date): Prisma.Sql | undefined {
  if (days === null) return undefined;
  const before = new Date(now.getTime() - days * DAY_MS);
  return Prisma.sql`("channel" = ${channel}::"ImageChannel" AND "since" < ${before}::timestamp(3))`;
}

/**
 * The condition that nobody needs an image just now: no link to it works, and no running build puts a file into the
 * store that it has as well.
 */
function unneeded(now: Date): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
      SELECT 1 FROM "share_link" WHERE "share_link"."imageId" = "ranked"."id"
        AND "revokedAt" IS NULL AND "expiresAt" > ${now}::timestamp(3))
    AND NOT EXISTS (
      SELECT 1 FROM "artifact" JOIN "blob_claim" ON "blob_claim"."sha256" = "artifact"."sha256"
        JOIN "build" ON "build"."id" = "blob_claim"."buildId"
      WHERE "artifact"."imageId" = "ranked"."id" AND "build"."status" = 'running')`;
}

/** The condition that an image's time in its channel is over; null when rules take nothing. Released images are in no rule. */
function overAny(rules: RetentionRules, now: Date): Prisma.Sql | null {
  const conditions = [
    over('draft', rules.deleteDraftsAfterDays, now),
    over('candidate', rules.deleteCandidatesAfterDays, now),
    over('deprecated', rules.deleteDeprecatedAfterDays, now),
  ].filter((one) => one !== undefined);
  return conditions.length === 0 ? null : Prisma.sql`(${Prisma.join(conditions, ' OR ')})`;
}

/** A query of the ids that rules take; null when they take nothing. */
function expiredIds(teamId: string, rules: RetentionRules, now: Date): Prisma.Sql | null {
  const isOver = overAny(rules, now);
  if (isOver === null) return null;
  return Prisma.sql`
    SELECT "id", "since" FROM (
      SELECT "id", "channel", "pinnedAt", COALESCE("channelSince", "createdAt") AS "since",
        row_number() OVER (PARTITION BY "name", "board" ORDER BY "createdAt" DESC, "id" DESC) AS "place"
      FROM "image" WHERE "teamId" = ${teamId}
    ) AS "ranked"
    WHERE "pinnedAt" IS NULL AND "place" > ${rules.keepLastPerName} AND ${isOver}
      AND ${unneeded(now)}`;
}

/**
 * Whether rules take this one image now, by looking at no more of the others than its name has to keep: what
 * `listExpiring` said a while ago may have changed.
 */
export async function isExpiring(
  db: Db,
  teamId: string,
  id: string,
  rules: RetentionRules,
  now: Date,
): Promise<boolean> {
  const isOver = overAny(rules, now);
  if (isOver === null) return false;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM (
      SELECT "id", "name", "board", "createdAt", "channel", "pinnedAt",
        COALESCE("channelSince", "createdAt") AS "since"
      FROM "image" WHERE "id" = ${id} AND "teamId" = ${teamId}
    ) AS "ranked"
    WHERE "pinnedAt" IS NULL AND ${isOver} AND ${unneeded(now)} AND ${rules.keepLastPerName} <= (
      SELECT count(*) FROM (
        SELECT 1 FROM "image" AS "newer"
        WHERE "newer"."teamId" = ${teamId} AND "newer"."name" = "ranked"."name"
          AND "newer"."board" = "ranked"."board"
          AND ("newer"."createdAt", "newer"."id") > ("ranked"."createdAt", "ranked"."id")
        LIMIT ${rules.keepLastPerName}
      ) AS "kept")`;
  return rows.length === 1;
}

/** What rules take now, longest due first. */
export async function listExpiring(
  db: Db,
  teamId: string,
  rules: RetentionRules,
  now: Date,
  limit: number,
): Promise<readonly ExpiringImage[]> {
  const expired = expiredIds(teamId, rules, now);
  if (expired === null) return [];
  return db.$queryRaw<ExpiringImage[]>`
    SELECT "image"."id", "name", "board", "channel", "sha256", "createdAt", "since", (
      SELECT COALESCE(sum("sizeBytes"), 0)::bigint FROM "artifact" WHERE "imageId" = "image"."id"
    ) AS "storedBytes"
    FROM (${expired}) AS "expired" JOIN "image" ON "image"."id" = "expired"."id"
    ORDER BY "since", "image"."id" LIMIT ${limit}`;
}

/**
 * How many images rules take now and what room that gives.
 *
 * @returns `freedBytes` of files that no image of the team refers to afterwards, each counted once
 */
export async function sumExpiring(
  db: Db,
  teamId: string,
  rules: RetentionRules,
  now: Date,
): Promise<{ readonly images: number; readonly freedBytes: bigint }> {
  const expired = expiredIds(teamId, rules, now);
  if (expired === null) return { images: 0, freedBytes: 0n };
  const rows = await db.$queryRaw<{ images: number; freedBytes: bigint }[]>`
    WITH "expired" AS MATERIALIZED (${expired}),
      "files" AS (
        SELECT DISTINCT "sha256", "sizeBytes" FROM "artifact" WHERE "imageId" IN (SELECT "id" FROM "expired")
      )
    SELECT (SELECT count(*)::int FROM "expired") AS "images",
      (SELECT COALESCE(sum("sizeBytes"), 0)::bigint FROM "files" WHERE NOT EXISTS (
        SELECT 1 FROM "artifact" JOIN "image" ON "image"."id" = "artifact"."imageId"
        WHERE "artifact"."sha256" = "files"."sha256" AND "image"."teamId" = ${teamId}
          AND "image"."id" NOT IN (SELECT "id" FROM "expired")
      )) AS "freedBytes"`;
  return rows[0] ?? { images: 0, freedBytes: 0n };
}
