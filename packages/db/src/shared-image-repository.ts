import type { ImageChannel } from '@boardwright/core/image-channel';
import type { Db } from './client.ts';

/** What a link shows: images in some channels, or one image in whatever channel it is. */
export interface SharedReach {
  readonly channels: readonly ImageChannel[];
  readonly imageId: string | null;
}

export interface SharedImageRow {
  readonly id: string;
  readonly name: string;
  readonly board: string;
  readonly engine: string;
  readonly release: string;
  readonly channel: ImageChannel;
  /** When it came into its channel, or was made. */
  readonly since: Date;
  /** Unpacked. */
  readonly sizeBytes: bigint;
  readonly sha256: string;
  readonly preemption: string;
  readonly bootSeconds: number | null;
  readonly kernelRelease: string | null;
  /** Titles of accelerators and runtimes. */
  readonly unitTitles: readonly string[];
}

/**
 * The newest images of each board that a link shows, by board and then newest first.
 *
 * @param perBoard - how many at most of one board
 */
export async function listSharedImages(
  db: Db,
  teamId: string,
  reach: SharedReach,
  perBoard: number,
): Promise<readonly SharedImageRow[]> {
  return db.$queryRaw<SharedImageRow[]>`
    SELECT "id", "name", "board", "engine", "release", "channel"::text AS "channel", "since", "sizeBytes", "sha256",
           "preemption", "bootSeconds", "kernelRelease", "unitTitles"
    FROM (
      SELECT "id", "name", "board", "engine", "release", "channel", coalesce("channelSince", "createdAt") AS "since",
             "sizeBytes", "sha256", "preemption", "bootSeconds",
             "evidence" ->> 'kernelRelease' AS "kernelRelease",
             coalesce(jsonb_path_query_array("resolved",
               '$.units[*] ? (@.kind == "runtime" || @.kind == "accelerator").title'), '[]') AS "unitTitles",
             row_number() OVER (
               PARTITION BY "board" ORDER BY coalesce("channelSince", "createdAt") DESC, "id" DESC) AS "place"
      FROM "image"
      WHERE "teamId" = ${teamId}
        AND (CASE WHEN ${reach.imageId}::text IS NULL
             THEN "channel"::text = ANY(${[...reach.channels]})
             ELSE "id" = ${reach.imageId} END)
    ) AS "ranked"
    WHERE "place" <= ${perBoard}
    ORDER BY "board", "place"`;
}

/** True when a link shows this image of the team. */
export async function isShared(
  db: Db,
  teamId: string,
  reach: SharedReach,
  imageId: string,
): Promise<boolean> {
  if (reach.imageId !== null && reach.imageId !== imageId) return false;
  const found = await db.image.findFirst({
    where: {
      id: imageId,
      teamId,
      ...(reach.imageId === null ? { channel: { in: [...reach.channels] } } : {}),
    },
    select: { id: true },
  });
  return found !== null;
}

export interface SharedArtifactRow {
  readonly imageId: string;
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: bigint;
}

/** Artifacts of some kinds of several images of the team. */
export async function listArtifactsOf(
  db: Db,
  teamId: string,
  imageIds: readonly string[],
  kinds: readonly string[],
): Promise<readonly SharedArtifactRow[]> {
  return db.artifact.findMany({
    where: { imageId: { in: [...imageIds] }, kind: { in: [...kinds] }, image: { teamId } },
    select: { imageId: true, kind: true, fileName: true, sha256: true, sizeBytes: true },
  });
}
